import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { compress, plainFiles, RULES_FILE, type SiteRules } from '../../publish/site.mjs'

/** Where `npm run dev` finds a running `./pyrin up`; the built pages ask their own host. */
const backend = process.env['PYRIN_BACKEND'] ?? 'http://127.0.0.1:8080'

/** Puts what servers need beside the built files: compressed copies, and this app's part of `headers.json`. */
function servedFiles(app: string): Plugin {
  const dist = join(import.meta.dirname, 'dist')
  const rules = join(import.meta.dirname, '../../headers.json')
  return {
    name: 'served-files',
    apply: 'build',
    closeBundle() {
      const { apps } = JSON.parse(readFileSync(rules, 'utf8')) as { apps: Record<string, SiteRules> }
      writeFileSync(join(dist, RULES_FILE), `${JSON.stringify(apps[app], null, 2)}\n`)
      for (const name of plainFiles(dist)) compress(join(dist, name))
    },
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [servedFiles('explorer')],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': backend, '/stream': { target: backend, ws: true } },
  },
})

import { defineConfig } from 'vite'

/** Where `npm run dev` finds a running `./pyrin up`; the built pages ask their own host. */
const backend = process.env['PYRIN_BACKEND'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
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

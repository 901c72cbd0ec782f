import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  cacheControl,
  compress,
  filledHeaders,
  listFiles,
  plainFiles,
  readRules,
  RULES_FILE,
} from './site.mjs'

/**
 * Makes a built app ready to be put on a host: the configuration and the policies get the addresses of the servers, and beside the
 * site stands the list of what goes into a bucket and how.
 */

const USAGE = `Usage: node publish.mjs --out DIR [--app explorer] [--from DIR] [--api URL] [--stream URL] [--docs URL] [--network NAME]

  --out DIR       where site/ and files.json are written; must be empty or absent
  --app NAME      which app; explorer if not given
  --from DIR      the built files; the app's own dist if not given
  --api URL       base of the HTTP API (https://api.example.org, or a path on the pages' own host); /api if not given
  --stream URL    the live stream (wss://stream.example.org/stream, or a path); /stream if not given
  --docs URL      the API's documentation; docs below the API if not given
  --network NAME  network the pages are about, shown until the API answers`

/** A mistake of the caller, told without a stack trace. */
class UsageError extends Error {}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/**
 * Checks an address: a path, or whole, and encrypted unless it stays on this machine.
 * @param {string} flag
 * @param {string} text
 * @param {readonly string[]} schemes the encrypted one first
 */
function address(flag, text, schemes) {
  if (/^\/(?!\/)/.test(text)) return text.length > 1 ? text.replace(/\/+$/, '') || '/' : text
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !schemes.includes(url.protocol) || url.username !== '') {
    throw new UsageError(`${flag} must be a path or begin with ${schemes.join('// or ')}//, not '${text}'`)
  }
  if (url.protocol !== schemes[0] && !LOOPBACK.test(url.hostname)) {
    throw new UsageError(`${flag} '${text}' is not encrypted: browsers refuse it from an encrypted page`)
  }
  return text.replace(/\/+$/, '')
}

/** @param {readonly string[]} args */
function options(args) {
  const text = /** @type {const} */ ({ type: 'string' })
  const flags = { out: text, app: text, from: text, api: text, stream: text, docs: text, network: text }
  try {
    const { values } = parseArgs({ args: [...args], options: { ...flags, help: { type: 'boolean' } } })
    return values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * The `config.json` that the app reads when it starts.
 * @param {ReturnType<typeof options>} given
 */
function configuration(given) {
  const api = address('--api', given.api ?? '/api', ['https:', 'http:'])
  return {
    api,
    stream: address('--stream', given.stream ?? '/stream', ['wss:', 'ws:']),
    docs: address('--docs', given.docs ?? `${api === '/' ? '' : api}/docs`, ['https:', 'http:']),
    ...(given.network === undefined ? {} : { network: given.network }),
  }
}

/**
 * Rules for plain static hosts that read them from the site's root. Hosts join the values of all blocks that fit, so no header stands
 * in two of them; a page route gets the host's own caching, which is to ask again each time.
 * @param {readonly [string, string][]} headers
 * @param {string} site
 * @param {ReturnType<typeof readRules>} rules
 */
function hostFiles(headers, site, rules) {
  const block = (/** @type {string} */ path, /** @type {readonly (readonly [string, string])[]} */ lines) =>
    `${path}\n${lines.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`
  const own = plainFiles(site).filter((name) => !name.startsWith('assets/'))
  const kept = (/** @type {string} */ path) =>
    /** @type {const} */ (['Cache-Control', cacheControl(rules, path)])
  return {
    _headers: [
      block('/*', headers),
      block('/assets/*', [kept('/assets/x')]),
      ...['/', ...own.map((name) => `/${name}`)].map((path) => block(path, [kept(path)])),
    ].join('\n'),
    _redirects: '/assets/* /index.html 404\n/* /index.html 200\n',
  }
}

/** @param {readonly string[]} args */
export function publish(args) {
  const given = options(args)
  if (given.help === true) return USAGE
  if (given.out === undefined) throw new UsageError(`--out is missing\n\n${USAGE}`)
  const app = given.app ?? 'explorer'
  const from = given.from ?? join(import.meta.dirname, '..', 'apps', app, 'dist')
  if (!existsSync(join(from, RULES_FILE)) || !existsSync(join(from, 'index.html'))) {
    throw new UsageError(
      `${from} holds no built app: run npm run build first, or name another folder with --from`,
    )
  }
  const config = configuration(given)
  const out = resolve(given.out)
  if (existsSync(out) && readdirSync(out).length > 0) throw new UsageError(`${out} is not empty`)
  const site = join(out, 'site')
  mkdirSync(out, { recursive: true })
  cpSync(from, site, { recursive: true })
  rmSync(join(site, RULES_FILE))
  const rules = readRules(from)
  writeFileSync(join(site, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  for (const name of plainFiles(site)) {
    if (name === 'config.json' || !existsSync(join(site, `${name}.br`))) compress(join(site, name))
  }
  for (const [name, text] of Object.entries(hostFiles(filledHeaders(rules, config), site, rules))) {
    writeFileSync(join(site, name), text)
  }
  const files = listFiles(site, rules)
  writeFileSync(join(out, 'files.json'), `${JSON.stringify(files, null, 2)}\n`)
  return `${files.length} files of the ${app} in ${site}, listed in ${join(out, 'files.json')}`
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${publish(process.argv.slice(2))}\n`)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`publish: ${error.message}\n`)
    process.exitCode = 2
  }
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/**
 * What a built site is made of: which files, of what type, compressed how, kept how long. Plain Node without packages, so that the
 * release bundle can carry it.
 */

/** @typedef {{ readonly path: string, readonly value: string }} CacheRule */
/** @typedef {{ readonly headers: Readonly<Record<string, string | readonly string[]>>, readonly cache: readonly CacheRule[] }} SiteRules */
/** @typedef {{ readonly key: string, readonly contentType: string, readonly contentEncoding: 'br' | 'gzip' | null, readonly cacheControl: string, readonly bytes: number, readonly sha256: string }} SiteFile */

/** Beside the files of a build, for those who serve or publish it; never served itself. */
export const RULES_FILE = 'headers.json'

/** Content types by extension; those compressed have a `.br` and a `.gz` beside them, always both. */
const TYPES = /** @type {Readonly<Record<string, readonly [type: string, compressed: boolean]>>} */ ({
  '.html': ['text/html; charset=utf-8', true],
  '.js': ['text/javascript; charset=utf-8', true],
  '.css': ['text/css; charset=utf-8', true],
  '.json': ['application/json', true],
  '.map': ['application/json', true],
  '.webmanifest': ['application/manifest+json', true],
  '.svg': ['image/svg+xml', true],
  '.txt': ['text/plain; charset=utf-8', true],
  '.xml': ['application/xml', true],
  '.wasm': ['application/wasm', true],
  '.png': ['image/png', false],
  '.ico': ['image/x-icon', false],
  '.woff2': ['font/woff2', false],
})

/**
 * The files below a folder, by path with slashes; compressed siblings and the rules left out.
 * @param {string} folder
 * @returns {string[]}
 */
export function plainFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !/\.(br|gz)$/.test(name))
    .map((name) => relative('.', name).split(sep).join('/'))
    .filter((name) => name !== RULES_FILE && !name.startsWith('_'))
    .sort()
}

/**
 * Writes the compressed siblings of one file, if its type has any.
 * @param {string} file
 */
export function compress(file) {
  if (TYPES[extname(file)]?.[1] !== true) return
  const content = readFileSync(file)
  const brotli = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: brotli }))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}

/**
 * How long a path is kept: the first rule that fits.
 * @param {SiteRules} rules
 * @param {string} path with a slash at its begin
 * @returns {string}
 */
export function cacheControl(rules, path) {
  const rule = rules.cache.find(({ path: pattern }) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  )
  if (rule === undefined) throw new Error(`no cache rule for ${path}`)
  return rule.value
}

/**
 * The headers of a site with its hosts filled in.
 * @param {SiteRules} rules
 * @param {{ readonly api: string, readonly stream: string }} config as in `config.json`
 * @returns {[name: string, value: string][]}
 */
export function filledHeaders(rules, config) {
  const fill = (/** @type {string} */ text) =>
    text
      .replace('{api}', originOf(config.api, 'https:'))
      .replace('{stream}', originOf(config.stream, 'wss:'))
      .replace(/ {2,}/g, ' ')
      .trim()
  return Object.entries(rules.headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? fill(value) : value.map(fill).join('; '),
  ])
}

/**
 * The origin a policy must name; nothing for a path, which is the pages' own host.
 * @param {string} address
 * @param {'https:' | 'wss:'} kind
 */
function originOf(address, kind) {
  if (address.startsWith('/')) return ''
  const { protocol, host } = new URL(address)
  const secure = protocol === 'https:' || protocol === 'wss:'
  return `${secure ? kind : kind.replace('s:', ':')}//${host}`
}

/**
 * Everything of a site that is put in a bucket, in the order of putting: a page is there only after all it refers to.
 * @param {string} folder
 * @param {SiteRules} rules
 * @returns {SiteFile[]}
 */
export function listFiles(folder, rules) {
  const last = (/** @type {string} */ name) =>
    name.startsWith('assets/') ? 0 : name === 'index.html' ? 2 : 1
  return plainFiles(folder)
    .sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1))
    .flatMap((name) => {
      const known = TYPES[extname(name)]
      if (known === undefined) throw new Error(`no content type for ${name}: add its extension`)
      const [contentType, compressed] = known
      const entry = (
        /** @type {string} */ suffix,
        /** @type {SiteFile['contentEncoding']} */ contentEncoding,
      ) => {
        const content = readFileSync(join(folder, name + suffix))
        return {
          key: name + suffix,
          contentType,
          contentEncoding,
          cacheControl: cacheControl(rules, `/${name}`),
          bytes: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
        }
      }
      return compressed ? [entry('.br', 'br'), entry('.gz', 'gzip'), entry('', null)] : [entry('', null)]
    })
}

/**
 * The rules of a build.
 * @param {string} folder
 * @returns {SiteRules}
 */
export function readRules(folder) {
  /** @type {unknown} */
  const rules = JSON.parse(readFileSync(join(folder, RULES_FILE), 'utf8'))
  return /** @type {SiteRules} */ (rules)
}

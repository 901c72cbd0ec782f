import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publish } from './publish.mjs'
import { filledHeaders, type SiteFile } from './site.mjs'

const RULES = {
  headers: {
    'Content-Security-Policy': ["default-src 'none'", "connect-src 'self' {api} {stream}"],
    'X-Content-Type-Options': 'nosniff',
  },
  cache: [
    { path: '/assets/*', value: 'immutable' },
    { path: '/*', value: 'short' },
  ],
}

let folder: string
let dist: string
let out: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pyrin-publish-'))
  dist = join(folder, 'dist')
  out = join(folder, 'out')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(dist, 'headers.json'), JSON.stringify(RULES))
  writeFileSync(join(dist, 'index.html'), '<!doctype html>')
  writeFileSync(join(dist, 'config.json'), '{"api":"/elsewhere"}')
  writeFileSync(join(dist, 'assets/a-1.js'), 'let a = 1'.repeat(100))
  writeFileSync(join(dist, 'assets/f-1.woff2'), 'font')
})

afterEach(() => rmSync(folder, { recursive: true }))

const run = (...args: readonly string[]) => publish(['--from', dist, '--out', out, ...args])
const read = (name: string) => readFileSync(join(out, 'site', name))
const listed = () => JSON.parse(readFileSync(join(out, 'files.json'), 'utf8')) as SiteFile[]

describe('what is published', () => {
  it('knows its servers', () => {
    run(
      '--api',
      'https://api.example.org/',
      '--stream',
      'wss://live.example.org/stream',
      '--network',
      'simnet',
    )
    expect(JSON.parse(read('config.json').toString())).toEqual({
      api: 'https://api.example.org',
      stream: 'wss://live.example.org/stream',
      docs: 'https://api.example.org/docs',
      network: 'simnet',
    })
    expect(read('_headers').toString()).toContain(
      "Content-Security-Policy: default-src 'none'; connect-src 'self' https://api.example.org wss://live.example.org\n",
    )
  })

  it('is on the pages’ own host unless told otherwise', () => {
    run()
    expect(JSON.parse(read('config.json').toString())).toEqual({
      api: '/api',
      stream: '/stream',
      docs: '/api/docs',
    })
    expect(read('_headers').toString()).toContain("connect-src 'self'\n")
  })

  it('stands beside its compressed forms, the rewritten configuration too', () => {
    run()
    for (const name of ['config.json', 'index.html', 'assets/a-1.js']) {
      expect(brotliDecompressSync(read(`${name}.br`))).toEqual(read(name))
      expect(gunzipSync(read(`${name}.gz`))).toEqual(read(name))
    }
  })

  it('is listed in the order of putting, with type, encoding and time of keeping', () => {
    run()
    const files = listed()
    expect(files.map(({ key }) => key)).toEqual([
      ...['assets/a-1.js.br', 'assets/a-1.js.gz', 'assets/a-1.js', 'assets/f-1.woff2'],
      ...['config.json.br', 'config.json.gz', 'config.json'],
      ...['index.html.br', 'index.html.gz', 'index.html'],
    ])
    expect(files[0]).toMatchObject({
      contentType: 'text/javascript; charset=utf-8',
      contentEncoding: 'br',
      cacheControl: 'immutable',
    })
    expect(files.at(-1)).toMatchObject({ contentEncoding: null, cacheControl: 'short', bytes: 15 })
    expect(files[3]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has every header in one block of those that fit a path', () => {
    run()
    const blocks = read('_headers').toString().trim().split('\n\n')
    const caching = blocks.filter((block) => block.includes('Cache-Control'))
    expect(blocks.filter((block) => block.startsWith('/*\n'))).toEqual([expect.not.stringContaining('Cache')])
    expect(caching.map((block) => block.split('\n')[0])).toEqual([
      ...['/assets/*', '/', '/config.json', '/index.html'],
    ])
  })
})

describe('refused with a sentence', () => {
  it.each([
    ['--api http://api.example.org', 'not encrypted'],
    ['--stream ws://live.example.org', 'not encrypted'],
    ['--api ftp://x', 'must be a path or begin with https:// or http://'],
    ['--api //api.example.org', 'must be a path'],
    ['--stream https://live.example.org', 'must be a path or begin with wss://'],
    ['--api https://user@api.example.org', 'must be a path'],
    ['--colour red', "Unknown option '--colour'"],
  ])('%s', (flags, sentence) => {
    expect(() => run(...flags.split(' '))).toThrow(sentence)
  })

  it('a folder that is in use, or one without a build', () => {
    run()
    expect(() => run()).toThrow('is not empty')
    expect(() => publish(['--from', folder, '--out', join(folder, 'other')])).toThrow('holds no built app')
    expect(() => publish([])).toThrow('--out is missing')
  })

  it('a file whose type nobody knows', () => {
    writeFileSync(join(dist, 'assets/x.exe'), 'x')
    expect(() => run()).toThrow('no content type for assets/x.exe')
  })
})

it('an unencrypted server of this machine is named as it is', () => {
  expect(
    filledHeaders(RULES, { api: 'http://127.0.0.1:8080/api', stream: 'ws://127.0.0.1:8080/stream' })[0],
  ).toEqual([
    'Content-Security-Policy',
    "default-src 'none'; connect-src 'self' http://127.0.0.1:8080 ws://127.0.0.1:8080",
  ])
})

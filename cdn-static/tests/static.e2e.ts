import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Response as PageResponse } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { publish } from '../publish/publish.mjs'
import { StackApi } from './api'
import { launchBrowser, openPage, violations } from './browser'
import { StaticHost } from './static-host'

/** The built pages as a CDN has them: on a host of their own, the API and the stream on another. */
const stack = inject('stackUrl')
const api = new StackApi(stack)
const folder = mkdtempSync(join(tmpdir(), 'pyrin-static-'))
let host: StaticHost
let browser: Browser

beforeAll(async () => {
  const stream = stack.replace('http:', 'ws:')
  publish(['--api', `${stack}/api`, '--stream', `${stream}/stream`, '--out', join(folder, 'published')])
  host = await StaticHost.start(join(folder, 'published/site'))
  browser = await launchBrowser()
  await api.live()
})

afterAll(async () => {
  await (browser as Browser | undefined)?.close()
  await (host as StaticHost | undefined)?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the pages on a plain static host', () => {
  it('live from another host, with everything compressed and nothing forbidden', async () => {
    const answers: PageResponse[] = []
    const { page, faults } = await openPage(browser, 'about:blank')
    page.on('response', (response) => answers.push(response))
    await page.goto(host.url)
    const top = () => page.locator('.table-blocks .row').first().getAttribute('data-hash')
    await page.waitForSelector('.table-blocks .row')
    await page.waitForSelector('.sparkline canvas')
    const first = await top()
    await expect.poll(top, { timeout: 20_000 }).not.toBe(first)
    await page.getByText('Live', { exact: true }).waitFor()
    const own = answers.filter((response) => response.url().startsWith(host.url))
    const fonts = (response: PageResponse) => response.url().endsWith('.woff2')
    for (const response of own.filter((response) => !fonts(response))) {
      expect((await response.allHeaders())['content-encoding'], response.url()).toBe('br')
    }
    expect(own.length).toBeGreaterThan(8)
    expect(answers.some((response) => response.url().startsWith(`${stack}/api/v1/dashboard`))).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('answer to deep links, and every page keeps to the policy', async () => {
    const { hash, minerAddress } = await api.newestBlock()
    const { page, faults } = await openPage(browser, host.url)
    for (const [path, title] of [
      [`/blocks/${hash}`, 'Block'],
      [`/addresses/${minerAddress}`, 'Address'],
      ['/txs', 'Transactions'],
      ['/addresses', 'Addresses'],
      ['/about', 'About'],
      ['/no/such/page', 'No such page'],
    ] as const) {
      const answer = await page.goto(host.url + path)
      expect(answer?.status()).toBe(200)
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.waitForSelector('.fact, .table, .failure')
    }
    await page.goto(`${host.url}/addresses/${minerAddress}`)
    await page.getByRole('button', { name: 'QR code' }).click()
    await page.waitForSelector('.qr path')
    await page.getByRole('button', { name: 'CSV' }).click()
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the host', () => {
  it('keeps hashed files for ever, asks again for the page, and does not take it for a missing file', async () => {
    const [script = ''] = /\/assets\/[\w.-]+\.js/.exec(await (await fetch(host.url)).text()) ?? []
    const kept = async (path: string) => (await fetch(host.url + path)).headers.get('cache-control')
    expect(await kept(script)).toBe('public, max-age=31536000, immutable')
    expect(await kept('/')).toContain('max-age=0')
    expect(await kept('/config.json')).toContain('max-age=0')
    expect((await fetch(`${host.url}/assets/gone-1a2b.js`)).status).toBe(404)
  })

  it('gives the same bytes compressed and plain', async () => {
    const get = (coding: string) => fetch(host.url, { headers: { 'Accept-Encoding': coding } })
    const plain = await get('identity')
    expect(plain.headers.get('content-encoding')).toBeNull()
    const text = await plain.text()
    for (const coding of ['br', 'gzip']) {
      const answer = await get(coding)
      expect(answer.headers.get('content-encoding')).toBe(coding)
      expect(await answer.text()).toBe(text)
    }
  })
})

describe('a violation of the policy is noticed', () => {
  it.each([
    ['script-src-elem', 'a foreign script', "void import('http://127.0.0.1:9/x.js').catch(() => 0)"],
    [
      'style-src-elem',
      'an inline style',
      "const s = document.createElement('style'); s.textContent = 'a{}'; document.head.append(s)",
    ],
    ['style-src-attr', 'a style attribute', "document.body.setAttribute('style', 'color: red')"],
    ['connect-src', 'a server that nobody named', "void fetch('http://127.0.0.1:9/').catch(() => 0)"],
    ['img-src', 'a foreign picture', "new Image().src = 'http://127.0.0.1:9/x.png'"],
    [
      'require-trusted-types-for',
      'text taken for markup',
      "try { document.body.innerHTML = '<b>x</b>' } catch {}",
    ],
  ])('%s: %s', async (directive, _, script) => {
    const { page } = await openPage(browser, `${host.url}/about`)
    await page.waitForSelector('.fact')
    await page.evaluate(script)
    await expect.poll(() => violations.some((violation) => violation.startsWith(directive))).toBe(true)
    violations.length = 0
    await page.context().close()
  })

  it('also one of the pages themselves, where the policy does not name their servers', async () => {
    const other = join(folder, 'wrong')
    publish(['--out', other])
    const config = join(folder, 'published/site/config.json')
    writeFileSync(join(other, 'site/config.json'), readFileSync(config))
    rmSync(join(other, 'site/config.json.br'))
    rmSync(join(other, 'site/config.json.gz'))
    const wrong = await StaticHost.start(join(other, 'site'))
    const { page } = await openPage(browser, `${wrong.url}/about`)
    await expect.poll(() => violations.some((text) => text.startsWith('connect-src http'))).toBe(true)
    await expect.poll(() => violations.some((text) => text.startsWith('connect-src ws'))).toBe(true)
    await page.context().close()
    await wrong.stop()
    violations.length = 0
  })
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { StackApi } from './api'
import { launchBrowser, newContext, openPage } from './browser'

const stack = inject('stackUrl')
const api = new StackApi(stack)
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  await api.live()
})

// What was not started, because something before it failed, need not be stopped.
afterAll(async () => {
  await (browser as Browser | undefined)?.close()
})

const open = (path: string, options = {}) => openPage(browser, stack + path, options)

const text = (page: Page, selector: string) => page.locator(selector).first().innerText()

describe('the home page', () => {
  it('shows new blocks, transactions and figures without being loaded again', async () => {
    const { page, faults } = await open('/')
    await page.evaluate(() => ((globalThis as Record<string, unknown>)['loadedOnce'] = true))
    await page.waitForSelector('.table-blocks .row')
    const first = await page.locator('.table-blocks .row').first().getAttribute('data-hash')
    const drawn = await page.locator('.dag-node').last().getAttribute('data-hash')
    const score = await text(page, '.figure:has-text("DAA score") .figure-value')
    await expect
      .poll(() => page.locator('.table-blocks .row').first().getAttribute('data-hash'), { timeout: 20_000 })
      .not.toBe(first)
    await expect
      .poll(() => page.locator('.dag-node').last().getAttribute('data-hash'), { timeout: 20_000 })
      .not.toBe(drawn)
    await expect
      .poll(() => text(page, '.figure:has-text("DAA score") .figure-value'), { timeout: 20_000 })
      .not.toBe(score)
    await page.waitForSelector('.table-txs .row')
    expect(await page.evaluate(() => (globalThis as Record<string, unknown>)['loadedOnce'])).toBe(true)
    expect(await text(page, '[data-testid=network]')).toBe('simnet')
    await expect.poll(() => text(page, '.live-dot'), { timeout: 20_000 }).toBe('Live')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('tells blue, red, chain and pending apart by shape, with a legend', async () => {
    const { page } = await open('/')
    await page.waitForSelector('.dag-node.mark-chain rect.shape')
    expect(await page.locator('.legend-item').allInnerTexts()).toEqual(
      ['Chain', 'Blue', 'Red', 'Pending'].map((name) => expect.stringContaining(name) as string),
    )
    expect(await page.locator('.legend .mark-red .hatch').count()).toBe(1)
    await page.context().close()
  })

  it('stands still while paused, and catches up when resumed', async () => {
    const { page } = await open('/')
    await page.waitForSelector('.dag-node')
    await page.getByRole('button', { name: 'Pause' }).click()
    const newest = () =>
      page.locator('.dag-node').evaluateAll((nodes) =>
        nodes
          .map((node) => node.id)
          .sort()
          .join(),
      )
    const held = await newest()
    const row = await page.locator('.table-blocks .row').first().getAttribute('data-hash')
    await expect
      .poll(() => page.locator('.table-blocks .row').first().getAttribute('data-hash'), { timeout: 20_000 })
      .not.toBe(row)
    expect(await newest()).toBe(held)
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(newest).not.toBe(held)
    await page.context().close()
  })

  it('leads to a block by click and by keyboard alone', async () => {
    const { page } = await open('/')
    await page.waitForSelector('.dag-node')
    await page.getByRole('button', { name: 'Pause' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-hash') ?? null)
    const from = await at()
    expect(from).toMatch(/^[0-9a-f]{64}$/)
    await page.keyboard.press('ArrowLeft')
    const to = await at()
    expect(to).not.toBe(from)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/blocks/${to}`)
    expect(await text(page, '.identity')).toContain(to)
    await page.context().close()
  })

  it('does not move for people who want less motion', async () => {
    const { page } = await open('/', { reducedMotion: 'reduce' })
    await page.waitForSelector('.dag-slide')
    expect(
      await page
        .locator('.dag-slide')
        .evaluate((node) => parseFloat(getComputedStyle(node).transitionDuration)),
    ).toBeLessThan(0.01)
    await page.context().close()
  })
})

describe('the lists', () => {
  it.each([
    ['/blocks', '.table-blocks .row', 'data-hash'],
    ['/txs', '.table-txs .row', 'data-id'],
  ])('%s is live, and its older pages stand still', async (path, row, key) => {
    const { page, faults } = await open(path)
    await page.waitForSelector(row)
    const top = () => page.locator(row).first().getAttribute(key)
    const first = await top()
    await expect.poll(top, { timeout: 30_000 }).not.toBe(first)
    await page.getByRole('button', { name: 'Older' }).click()
    await page.getByText('Page 2').waitFor()
    await page.waitForSelector(row)
    await page.getByRole('button', { name: 'Newer' }).click()
    await page.getByText('newest first, live', { exact: false }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })
})

it('the list of transactions has coinbases, or has none', async () => {
  const { page } = await open('/txs')
  await page.waitForSelector('.table-txs .badge-coinbase')
  await page.getByLabel('Coinbases').uncheck()
  await page.locator('.table-txs .badge-coinbase').first().waitFor({ state: 'detached' })
  await page.waitForSelector('.table-txs .row')
  expect(await page.locator('.table-txs .badge-coinbase').count()).toBe(0)
  await page.context().close()
})

describe('links', () => {
  it('lead to the page in every spelling', async () => {
    const block = await api.newestBlock()
    const tx = await api.aPayment()
    const spellings = [
      [`/block/${block.hash}`, `/blocks/${block.hash}`, 'Block'],
      [`/blocks/${block.hash}/${tx}`, `/blocks/${block.hash}/${tx}`, 'Block'],
      ['/addresses', '/addresses', 'Addresses'],
      [`/tx/${tx}`, `/txs/${tx}`, 'Transaction'],
      [`/transactions/${tx}`, `/txs/${tx}`, 'Transaction'],
      [`/address/${block.minerAddress}`, `/addresses/${block.minerAddress}`, 'Address'],
      ['/transactions', '/txs', 'Transactions'],
    ] as const
    for (const [path, canonical, title] of spellings) {
      const { page, faults } = await open(path)
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
      await page.waitForURL(stack + canonical)
      await page.waitForSelector('.fact, .table')
      expect(faults).toEqual([])
      await page.context().close()
    }
  })

  it('to nowhere say so', async () => {
    const { page } = await open('/no/such/page')
    await page.getByRole('heading', { name: 'No such page' }).waitFor()
    await page.getByRole('link', { name: 'To the home page' }).click()
    await page.waitForSelector('.dag')
    await page.context().close()
  })
})

describe('search', () => {
  const search = async (page: Page, query: string) => {
    await page.keyboard.press('/')
    await page.keyboard.insertText(query)
    await page.keyboard.press('Enter')
  }

  it('finds blocks, transactions, addresses and blue scores', async () => {
    const block = await api.newestBlock()
    const tx = await api.aPayment()
    const { page, faults } = await open('/about')
    await page.waitForSelector('.fact')
    for (const [query, path] of [
      [block.minerAddress.split(':')[1]!, `/addresses/${block.minerAddress}`],
      [block.hash.toUpperCase(), `/blocks/${block.hash}`],
      [tx, `/txs/${tx}`],
      [block.minerAddress, `/addresses/${block.minerAddress}`],
    ] as const) {
      await search(page, query)
      await page.waitForURL(stack + path)
    }
    await search(page, String(block.blueScore))
    await page
      .locator(`a[href="/blocks/${block.hash}"], .identity:has-text("${block.hash}")`)
      .first()
      .waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  it.each([
    ['ab'.repeat(32), 'Nothing found'],
    ['999999999', 'Nothing found'],
    ['hello', 'That is nothing the chain could hold'],
    ['pyrinsim:qqqq', 'That is nothing the chain could hold'],
  ])('for %s says: %s', async (query, title) => {
    const { page } = await open('/about')
    await page.waitForSelector('.fact')
    await search(page, query)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.context().close()
  })
})

describe('an address', () => {
  it('shows balance, history, unspent outputs, QR code, and what goes in and out', async () => {
    const { minerAddress } = await api.newestBlock()
    const { page, faults } = await open(`/addresses/${minerAddress}`)
    await page.waitForSelector('[data-testid=history] .row')
    const signs = await page.locator('[data-testid=history] .amount').allInnerTexts()
    expect(signs.every((amount) => /^[+−0]/.test(amount))).toBe(true)
    await page.getByRole('button', { name: 'Out', exact: true }).click()
    expect(await page.locator('[data-testid=history] .amount-in').count()).toBe(0)
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.getByRole('button', { name: 'QR code' }).click()
    await page.waitForSelector('.qr path')
    await page.getByRole('button', { name: /Unspent outputs/ }).click()
    await page.waitForSelector('.table .row')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('hands out its whole history as a file', async () => {
    const { minerAddress } = await api.newestBlock()
    const { page } = await open(`/addresses/${minerAddress}`)
    await page.waitForSelector('[data-testid=history] .row')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ])
    const stream = await download.createReadStream()
    let csv = ''
    for await (const part of stream) csv += String(part)
    const lines = csv.trim().split('\r\n')
    expect(lines[0]).toBe('number,time,transaction,kind,change_pyi')
    const sum = lines
      .slice(1)
      .reduce((total, line) => total + BigInt(line.split(',')[4]!.replace('.', '')), 0n)
    const { total } = await api.addressTransactions(minerAddress, 1, null)
    expect(Math.abs(lines.length - 1 - total)).toBeLessThanOrEqual(20)
    expect(sum).toBeGreaterThan(0n)
    await page.context().close()
  })
})

describe('states', () => {
  it('while the read model catches up every page says so and how far it is', async () => {
    const live = await api.status()
    for (const path of ['/', '/blocks', '/txs', '/about', '/search?q=hello']) {
      const context = await newContext(browser)
      const page = await context.newPage()
      const behind = {
        ...live,
        state: 'catching-up',
        readBlueScore: 1000,
        nodeBlueScore: 4000,
        fraction: 0.25,
      }
      await page.route('**/api/v1/status', (route) => route.fulfill({ json: behind }))
      await page.goto(stack + path)
      await page.getByText('Catching up with the chain: 25.0 % done, blue score 1,000 of 4,000').waitFor()
      await context.close()
    }
  })

  it('says when live updates break, and goes on by itself', async () => {
    const context = await newContext(browser)
    const page = await context.newPage()
    let blocked = true
    await page.routeWebSocket('**/stream', (socket) => {
      if (blocked) void socket.close()
      else socket.connectToServer()
    })
    await page.goto(stack)
    await page.getByText('Live updates are interrupted').waitFor()
    const top = () => page.locator('.table-blocks .row').first().getAttribute('data-hash')
    await page.waitForSelector('.table-blocks .row')
    const first = await top()
    await expect.poll(top, { timeout: 20_000 }).not.toBe(first)
    blocked = false
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 30_000 })
    await page.getByText('Live updates are interrupted').waitFor({ state: 'detached' })
    await context.close()
  })

  it('keeps the theme chosen', async () => {
    const { page } = await open('/about', { colorScheme: 'light' })
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await background()
    await page.getByRole('button', { name: /Theme/ }).click()
    await page.getByRole('button', { name: /Theme/ }).click()
    await expect.poll(background).not.toBe(light)
    await page.reload()
    await page.waitForSelector('.fact')
    expect(await background()).not.toBe(light)
    await page.context().close()
  })
})

describe.each([390, 768, 1280, 1600])('at %i pixels', (width) => {
  it('no page is wider than the window', async () => {
    const block = await api.newestBlock()
    const tx = await api.aPayment()
    const { page } = await open('/', { viewport: { width, height: 844 } })
    for (const path of [
      '/',
      '/blocks',
      '/txs',
      `/blocks/${block.hash}`,
      `/txs/${tx}`,
      `/addresses/${block.minerAddress}`,
      '/about',
      '/search?q=x',
      '/nope',
    ]) {
      await page.goto(stack + path)
      await page.waitForSelector('.fact, .table, .failure')
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
        path,
      ).toBeLessThanOrEqual(0)
    }
    await page.context().close()
  })
})

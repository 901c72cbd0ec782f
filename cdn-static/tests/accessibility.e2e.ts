import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { StackApi } from './api'
import { launchBrowser, newContext, openPage } from './browser'

/** Every page against the rules of WCAG 2.2 AA and good practice, as far as a program can judge them; and the rest by hand. */
const stack = inject('stackUrl')
const api = new StackApi(stack)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}
/** All pages twice; generous, for machines that are slow or busy. */
const WALK_MILLIS_MAX = 300_000
const DRAWN = '.fact, .table .row, .failure, .matches'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
  await api.live()
})

afterAll(async () => {
  await (browser as Browser | undefined)?.close()
})

/** One line for each rule that is broken: its name, how often, and the first place. */
async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate((rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
    return axe.run(rules)
  }, RULES)
  return violations.map(({ id, nodes }) => `${id} × ${nodes.length}: ${String(nodes[0]?.target)}`)
}

async function everyPage(): Promise<readonly (readonly [path: string, title: string])[]> {
  const { hash, minerAddress, blueScore } = await api.newestBlock()
  const payment = await api.aPayment()
  return [
    ['/', 'Pyrin explorer'],
    ['/blocks', 'Blocks'],
    ['/txs', 'Transactions'],
    [`/blocks/${hash}`, 'Block'],
    [`/txs/${payment}`, 'Transaction'],
    [`/addresses/${minerAddress}`, 'pyrin'],
    ['/addresses', 'Richest addresses'],
    ['/about', 'About'],
    ['/search?q=hello', 'Search'],
    [`/search?q=${blueScore}`, ''],
    ['/no/such/page', 'No such page'],
    [`/blocks/${'0'.repeat(64)}`, 'Block'],
    [`/txs/${'0'.repeat(64)}`, 'Transaction'],
    [`/addresses/${minerAddress.slice(0, -1)}${minerAddress.endsWith('q') ? 'p' : 'q'}`, 'Not an address'],
  ]
}

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const

it(
  'every page has a title and one main heading, and breaks no rule, wide and light or narrow and dark',
  async () => {
    const context = await newContext(browser)
    const page = await context.newPage()
    for (const [path, title] of await everyPage()) {
      await page.goto(stack + path)
      await page.waitForSelector(DRAWN)
      await expect.poll(() => page.title(), { message: path }).toContain(title)
      expect(await page.locator('h1').count(), `main headings of ${path}`).toBe(1)
      for (const { width, colorScheme } of LOOKS) {
        await page.setViewportSize({ width, height: 844 })
        await page.emulateMedia({ colorScheme })
        expect(await brokenRules(page), `${path}, ${width} pixels, ${colorScheme}`).toEqual([])
      }
    }
    await context.close()
  },
  WALK_MILLIS_MAX,
)

describe('by keyboard', () => {
  it('the first stop leads past the header, and the focus is seen', async () => {
    const { page } = await openPage(browser, `${stack}/about`)
    await page.waitForSelector(DRAWN)
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    expect(await focused.innerText()).toBe('Skip to the content')
    expect(await focused.evaluate((link) => link.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused.evaluate((link) => link.closest('main') !== null)).toBe(true)
    const outline = await focused.evaluate((link) => getComputedStyle(link).outlineStyle)
    expect(outline).toBe('solid')
    await page.context().close()
  })

  it('the stops follow what is read', async () => {
    const { page } = await openPage(browser, `${stack}/about`)
    await page.waitForSelector(DRAWN)
    const stops: string[] = []
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('Tab')
      stops.push(
        await page.locator(':focus').evaluate((node) => node.getAttribute('aria-label') ?? node.textContent),
      )
    }
    expect(stops.slice(0, 7)).toEqual([
      'Skip to the content',
      'Pyrin explorer, home',
      'Home',
      'Blocks',
      'Transactions',
      'Addresses',
      'About',
    ])
    expect(stops[7]).toContain('Search by block hash')
    await page.context().close()
  })
})

it('a page that comes leaves the field to who types already', async () => {
  const { page } = await openPage(browser, `${stack}/about`)
  await page.waitForSelector(DRAWN)
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('header a[href="/blocks"]')!.click()
    document.querySelector<HTMLElement>('.search-field')!.focus()
  })
  await page.getByRole('heading', { level: 1, name: 'Blocks' }).waitFor()
  expect(await page.locator(':focus').getAttribute('type')).toBe('search')
  await page.getByRole('link', { name: 'About' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'About' }).waitFor()
  await page.locator('#content:focus').waitFor()
  await page.context().close()
})

it('amounts in a column have their points below each other', async () => {
  const { minerAddress } = await api.newestBlock()
  const { page } = await openPage(browser, `${stack}/addresses/${minerAddress}`)
  await page.waitForSelector('[data-testid=history] .amount')
  const points = await page
    .locator('[data-testid=history] .amount')
    .evaluateAll((amounts) =>
      amounts.map((amount) => amount.querySelector('.amount-decimals')!.getBoundingClientRect().left),
    )
  expect(points.length).toBeGreaterThan(1)
  expect(Math.max(...points) - Math.min(...points)).toBeLessThan(1)
  await page.context().close()
})

it('a page whose code does not come says so and offers to load it again', async () => {
  const { page } = await openPage(browser, `${stack}/blocks`)
  await page.waitForSelector(DRAWN)
  await page.route('**/assets/about-*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'About' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'This page could not be fetched' }).waitFor()
  await page.unroute('**/assets/about-*.js')
  await page.getByRole('button', { name: 'Load it again' }).click()
  await page.getByRole('heading', { level: 1, name: 'About' }).waitFor()
  await page.context().close()
})

import { existsSync } from 'node:fs'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What pages of this file were refused by their content security policy; a test that leaves any here fails (`setup.ts`). */
export const violations: string[] = []

/** Chromium from `CHROMIUM` or the distribution. Without one the suite fails: it is never skipped. */
export function launchBrowser(): Promise<Browser> {
  const program = [process.env['CHROMIUM'], ...PLACES].find((path) => path !== undefined && existsSync(path))
  if (program === undefined) {
    throw new Error(
      'no Chromium: install the distribution’s package chromium, or set CHROMIUM to the program',
    )
  }
  return chromium.launch({ executablePath: program, args: ARGUMENTS })
}

/** A context in which every violation of a content security policy is noticed: by event, and by what the console says. */
export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  await context.exposeBinding('tellViolation', (_, text: string) => violations.push(text))
  await context.addInitScript(() => {
    const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void }
    document.addEventListener('securitypolicyviolation', (event) =>
      tellViolation(`${event.effectiveDirective} ${event.blockedURI} on ${event.documentURI}`),
    )
  })
  context.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) violations.push(message.text())
  })
  return context
}

/** A page, and everything that went wrong in it so far. */
export interface WatchedPage {
  readonly page: Page
  readonly faults: readonly string[]
}

/** Opens a page and writes down its errors, refused styles and scripts included; answers of 404 are the tests' own business. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await newContext(browser, options)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text())
  })
  await page.goto(url)
  return { page, faults }
}

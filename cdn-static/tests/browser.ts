import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

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
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text())
  })
  await page.goto(url)
  return { page, faults }
}

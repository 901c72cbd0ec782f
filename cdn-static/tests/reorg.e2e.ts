import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser'
import { ChainDriver, type Wallets } from './chain-driver'
import { startStandalone, type Standalone } from './standalone'

const AMOUNT = 12_300_000_000n
const SHOWN = { timeout: 20_000 }

let standalone: Standalone
let driver: ChainDriver
let browser: Browser
let wallets: Wallets

beforeAll(async () => {
  standalone = await startStandalone(['--network', 'simnet', '--no-mine', '--no-traffic'])
  driver = ChainDriver.start(standalone.node)
  wallets = await driver.mature()
  browser = await launchBrowser()
})

// What was not started, because something before it failed, need not be stopped.
afterAll(async () => {
  await (browser as Browser | undefined)?.close()
  await (driver as ChainDriver | undefined)?.stop()
  await (standalone as Standalone | undefined)?.stop()
})

/** The balance on an address page, in leor. */
async function balance(page: Page): Promise<bigint> {
  const shown = await page.locator('[data-testid=balance] .amount').innerText()
  const [whole = '', decimals = ''] = shown.replace(/[^\d.]/g, '').split('.')
  return BigInt(whole + decimals.padEnd(8, '0'))
}

it('a payment is seen on both addresses with right balances, and a reorganisation takes it away again', async () => {
  const payer = await openPage(browser, `${standalone.url}/addresses/${wallets.payer}`)
  const payee = await openPage(browser, `${standalone.url}/addresses/${wallets.payee}`)
  await payer.page.waitForSelector('[data-testid=history] .row')
  await payee.page.getByText('No accepted transaction touches this address.').waitFor()
  const before = await balance(payer.page)
  expect(before).toBeGreaterThan(AMOUNT)
  expect(await balance(payee.page)).toBe(0n)

  const payment = await driver.pay(AMOUNT.toString())
  const tx = await openPage(browser, `${standalone.url}/txs/${payment.transactionId}`)
  const state = () => tx.page.locator('[data-testid=tx-state]').innerText()
  await expect.poll(state, SHOWN).toBe('In the mempool')
  expect(await balance(payee.page)).toBe(0n)

  await driver.mine(3)
  const row = (page: Page) => page.locator(`[data-testid=history] .row[data-id="${payment.transactionId}"]`)
  await expect.poll(state, SHOWN).toBe('Accepted')
  await expect.poll(() => balance(payee.page), SHOWN).toBe(AMOUNT)
  await expect.poll(() => balance(payer.page), SHOWN).toBe(before - AMOUNT - BigInt(payment.fee))
  await row(payer.page).waitFor(SHOWN)
  expect(await row(payee.page).locator('.amount').innerText()).toBe('+123.00000000 PYI')
  expect(await row(payer.page).locator('.amount').innerText()).toMatch(/^−123\.\d+ PYI$/)

  const { doubleSpendId } = await driver.reorg()
  await row(payee.page).waitFor({ state: 'detached', ...SHOWN })
  await row(payer.page).waitFor({ state: 'detached', ...SHOWN })
  await expect.poll(() => balance(payee.page), SHOWN).toBe(0n)
  await expect.poll(state, SHOWN).toBe('In a block, not accepted')
  await payer.page.locator(`[data-testid=history] .row[data-id="${doubleSpendId}"]`).waitFor(SHOWN)
  for (const { faults } of [payer, payee, tx]) expect(faults).toEqual([])
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publish } from '../publish/publish.mjs'
import { StackApi } from './api'
import { launchBrowser, openPage } from './browser'
import { startBackends, startStream, type Backends } from './split'
import { startStandalone, type Standalone } from './standalone'
import { StaticHost } from './static-host'
import { TcpGate } from './tcp-gate'

/** A stream service of its own that reaches neither events nor read model at first; the API does all the time. */
const folder = mkdtempSync(join(tmpdir(), 'pyrin-refused-'))
const parts: { stop(): Promise<void> }[] = []
let backends: Backends
let standalone: Standalone
let gates: readonly TcpGate[]
let host: StaticHost
let browser: Browser

function keep<Part extends { stop(): Promise<void> }>(part: Part): Part {
  parts.push(part)
  return part
}

beforeAll(async () => {
  backends = await startBackends(join(folder, 'redis'))
  keep(backends.program)
  const { mongodb, redis } = backends
  const database = keep(await TcpGate.before(Number(new URL(mongodb).port)))
  const events = keep(await TcpGate.before(Number(new URL(redis).port)))
  gates = [database, events]
  const flags = ['--history', '0', '--no-traffic', '--mongodb', mongodb, '--redis', redis]
  const gated = `mongodb://127.0.0.1:${database.port}/?serverSelectionTimeoutMS=250`
  const [started, stream] = await Promise.all([
    startStandalone(flags).then(keep),
    startStream(gated, `redis://127.0.0.1:${events.port}`),
  ])
  standalone = started
  keep(stream.program)
  publish(['--api', `${standalone.url}/api`, '--stream', stream.url, '--out', join(folder, 'published')])
  host = keep(await StaticHost.start(join(folder, 'published/site')))
  browser = await launchBrowser()
  await new StackApi(standalone.url).live()
})

afterAll(async () => {
  await (browser as Browser | undefined)?.close()
  for (const part of parts.reverse()) await part.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the page's sockets hear, as far as it names an operation and a topic. */
function listen(page: Page): { sockets: number; heard: { op: string; topic?: string; code?: string }[] } {
  const told = { sockets: 0, heard: [] as { op: string; topic?: string; code?: string }[] }
  page.on('websocket', (socket) => {
    told.sockets++
    socket.on('framereceived', ({ payload }) =>
      told.heard.push(JSON.parse(payload.toString()) as (typeof told.heard)[number]),
    )
  })
  return told
}

it('topics that are refused at first come to life later, on the same connection, and the page says so meanwhile', async () => {
  const { page, faults } = await openPage(browser, 'about:blank')
  const told = listen(page)
  const refusals = () => told.heard.filter(({ op, topic }) => op === 'error' && topic === 'dashboard')
  const top = () => page.locator('.table-blocks .row').first().getAttribute('data-hash')
  await page.goto(host.url)
  await page.getByText('Not live', { exact: true }).waitFor()
  await page.getByText('The server puts live updates of this page off').waitFor()
  expect(refusals()[0]?.code).toBe('not-ready')
  const first = await top()
  await expect.poll(top, { timeout: 30_000 }).not.toBe(first)
  await expect.poll(() => refusals().length, { timeout: 30_000 }).toBeGreaterThan(1)

  for (const gate of gates) gate.open()
  await page.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 })
  await expect.poll(() => page.locator('.banner').count()).toBe(0)
  const events = () => told.heard.filter(({ op, topic }) => op === 'event' && topic === 'dashboard').length
  const before = events()
  await expect.poll(events, { timeout: 30_000 }).toBeGreaterThan(before + 2)
  expect(told.sockets).toBe(1)
  expect(faults).toEqual([])
  await page.context().close()
}, 180_000)

import { vi } from 'vitest'
import { ExplorerApi, HttpClient } from '@pyrin/api-client'

const LIVE_MILLIS_MAX = 180_000
const PAYMENT_MILLIS_MAX = 50_000

/** What the tests ask the API of a stack themselves, to know what the pages must show. */
export class StackApi extends ExplorerApi {
  constructor(url: string) {
    super(new HttpClient({ base: `${url}/api` }))
  }

  /** Waits until the read model has caught up with the node's history. */
  async live(): Promise<void> {
    const isLive = async () => (await this.status()).state === 'live'
    await vi.waitUntil(isLive, { timeout: LIVE_MILLIS_MAX, interval: 500 })
  }

  /** The newest block of the selected chain, and who mined it. */
  async newestBlock(): Promise<{ hash: string; blueScore: number; minerAddress: string }> {
    const { blocks } = await this.blocks(20, null)
    for (const { chain, hash, blueScore, minerAddress } of blocks) {
      if (chain && minerAddress !== null) return { hash, blueScore, minerAddress }
    }
    throw new Error('no chain block among the newest')
  }

  /** The newest payment; one is sure to come, but not at once. */
  aPayment(): Promise<string> {
    const newest = async () => (await this.transactions(1, null, false)).transactions[0]?.id
    return vi.waitUntil(newest, { timeout: PAYMENT_MILLIS_MAX, interval: 500 })
  }
}

import type { TransactionBody } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

/** Confirmations grow with every block; the topic does not speak of them. */
const COUNTING_MILLIS = 3_000
const SETTLED_MILLIS = 30_000
const SETTLED = 600

/** One transaction, wherever it is: mempool, block, accepted. */
export function useTransaction(id: string): Resource<TransactionBody> {
  return useLiveResource(`tx:${id}`, ({ api }) => ({
    load: (signal) => api.transaction(id, signal),
    position: (data) => data.at,
    topic: `tx:${id}`,
    pollMillis: ({ transaction }) => (transaction.confirmations < SETTLED ? COUNTING_MILLIS : SETTLED_MILLIS),
    // The topic speaks only when something about the transaction changed, and what it says is not the whole of it.
    reduce: () => 'reload' as const,
    // A snapshot of something unknown is empty: the server's answer then says so in words.
    fromSnapshot: (body) =>
      (body as { transaction: unknown }).transaction === null ? null : (body as TransactionBody),
  }))
}

import type { TransactionBody } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

/** One transaction, wherever it is: mempool, block, accepted. */
export function useTransaction(id: string): Resource<TransactionBody> {
  return useLiveResource(`tx:${id}`, ({ api }) => ({
    load: (signal) => api.transaction(id, signal),
    position: (data) => data.at,
    topic: `tx:${id}`,
    // The topic speaks only when something about the transaction changed, and what it says is not the whole of it.
    reduce: () => 'reload' as const,
    fromSnapshot: (body) => body as TransactionBody,
  }))
}

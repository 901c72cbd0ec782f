import type { TransactionsBody } from '@pyrin/contracts'
import { reduceTransactionList } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

const ROWS = 50

/** A page of the list of accepted transactions, newest first. The first page (`before` null) is live, older ones stand still. */
export function useTransactions(before: string | null): Resource<TransactionsBody> {
  return useLiveResource(`transactions:${before ?? ''}`, ({ api }) => ({
    load: (signal) => api.transactions(ROWS, before, signal),
    position: (data) => data.at,
    ...(before === null ? { topic: 'transactions' as const, reduce: reduceTransactionList } : {}),
  }))
}

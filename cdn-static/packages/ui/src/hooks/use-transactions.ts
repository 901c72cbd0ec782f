import type { ChainEvent, TransactionsBody } from '@pyrin/contracts'
import { reduceTransactionList } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

const ROWS = 50

/** A page of the list of accepted transactions, newest first. The first page (`before` null) is live, older ones stand still. */
export function useTransactions(before: number | null, coinbases: boolean): Resource<TransactionsBody> {
  return useLiveResource(`transactions:${before ?? ''}:${coinbases}`, ({ api }) => ({
    load: (signal) => api.transactions(ROWS, before, coinbases, signal),
    position: (data) => data.at,
    ...(before === null
      ? {
          topic: 'transactions' as const,
          reduce: (data: TransactionsBody, event: ChainEvent) =>
            reduceTransactionList(data, event, coinbases),
        }
      : {}),
  }))
}

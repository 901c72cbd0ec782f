import type { AddressTransactionsBody } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

/** Rows of an address's history on one page. */
export const HISTORY_ROWS = 25

/**
 * A page of an address's history, newest first, ending below position `before` (null: from the newest). A reorganisation can reach
 * any page, so each is read again when the address changes.
 */
export function useAddressTransactions(
  address: string,
  before: number | null,
): Resource<AddressTransactionsBody> {
  return useLiveResource(`address-transactions:${address}:${before ?? ''}`, ({ api }) => ({
    load: (signal) => api.addressTransactions(address, HISTORY_ROWS, before, signal),
    position: (data) => data.at,
    topic: `address:${address}`,
    reduce: (data, event) => (event.type === 'addressChanged' ? 'reload' : data),
  }))
}

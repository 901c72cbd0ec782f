import type { AddressUtxosBody } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

const ROWS = 25

/** A page of an address's unspent outputs, from after cursor `after` (null: the first). */
export function useAddressUtxos(address: string, after: number | null): Resource<AddressUtxosBody> {
  return useLiveResource(`address-utxos:${address}:${after ?? ''}`, ({ api }) => ({
    load: (signal) => api.addressUtxos(address, ROWS, after, signal),
    position: (data) => data.at,
    topic: `address:${address}`,
    reduce: (data, event) => (event.type === 'addressChanged' ? 'reload' : data),
  }))
}

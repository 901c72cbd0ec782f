import type { AddressBody } from '@pyrin/contracts'
import { reduceAddress } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

/** An address's balance and counts. */
export function useAddress(address: string): Resource<AddressBody> {
  return useLiveResource(`address:${address}`, ({ api }) => ({
    load: (signal) => api.address(address, signal),
    position: (data) => data.at,
    topic: `address:${address}`,
    reduce: reduceAddress,
    fromSnapshot: (body) => body as AddressBody,
  }))
}

import type { BlockBody } from '@pyrin/contracts'
import { reduceBlock } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

/** One block with its transactions. */
export function useBlock(hash: string): Resource<BlockBody> {
  return useLiveResource(`block:${hash}`, ({ api }) => ({
    load: (signal) => api.block(hash, signal),
    position: (data) => data.at,
    topic: `block:${hash}`,
    reduce: reduceBlock,
    fromSnapshot: (body) => body as BlockBody,
  }))
}

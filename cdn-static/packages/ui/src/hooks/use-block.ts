import type { BlockBody } from '@pyrin/contracts'
import { reduceBlock } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

/** Confirmations grow with every block; the topic does not speak of them. */
const COUNTING_MILLIS = 3_000
const SETTLED_MILLIS = 30_000
const SETTLED = 600

/** One block with its transactions. */
export function useBlock(hash: string): Resource<BlockBody> {
  return useLiveResource(`block:${hash}`, ({ api }) => ({
    load: (signal) => api.block(hash, signal),
    position: (data) => data.at,
    topic: `block:${hash}`,
    pollMillis: ({ block }) =>
      block.sinkBlueScore - block.blueScore < SETTLED ? COUNTING_MILLIS : SETTLED_MILLIS,
    reduce: reduceBlock,
    // A snapshot of something unknown is empty: the server's answer then says so in words.
    fromSnapshot: (body) => ((body as { block: unknown }).block === null ? null : (body as BlockBody)),
  }))
}

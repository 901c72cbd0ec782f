import type { BlocksBody } from '@pyrin/contracts'
import { reduceBlockList } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

const ROWS = 50

/** A page of the list of blocks, newest first. The first page (`before` null) is live, older ones stand still. */
export function useBlocks(before: number | null): Resource<BlocksBody> {
  return useLiveResource(`blocks:${before ?? ''}`, ({ api }) => ({
    load: (signal) => api.blocks(ROWS, before, signal),
    position: (data) => data.at,
    ...(before === null ? { topic: 'blocks' as const, reduce: reduceBlockList } : {}),
  }))
}

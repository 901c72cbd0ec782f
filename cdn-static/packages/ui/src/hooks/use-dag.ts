import type { DagBody } from '@pyrin/contracts'
import { reduceDag } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

const WINDOW_SECONDS = 60
const BLOCKS_MAX = 200

/** The newest part of the DAG, oldest block first. */
export function useDag(): Resource<DagBody> {
  return useLiveResource('dag', ({ api }) => ({
    load: (signal) => api.dag(WINDOW_SECONDS, BLOCKS_MAX, signal),
    position: (data) => data.at,
    topic: 'blocks',
    reduce: reduceDag,
    fromSnapshot: (body) => body as DagBody,
  }))
}

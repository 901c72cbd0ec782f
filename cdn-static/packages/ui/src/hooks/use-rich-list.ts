import type { RichListBody } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

const ROWS = 100
const POLL_MILLIS = 30_000

/** The addresses that hold most. */
export function useRichList(): Resource<RichListBody> {
  return useLiveResource('rich-list', ({ api }) => ({
    load: (signal) => api.richList(ROWS, signal),
    position: (data) => data.at,
    pollMillis: () => POLL_MILLIS,
  }))
}

import type { Status } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

const LIVE_POLL_MILLIS = 10_000
/** While the read model catches up no events are published, so progress is asked for. */
const BEHIND_POLL_MILLIS = 1_000
/** What nobody renews, or has nothing to renew, may stay so for long. */
const STILL_POLL_MILLIS = 5_000

/** Network, and how far the read model has come. */
export function useStatus(): Resource<Status> {
  return useLiveResource('status', ({ api }) => ({
    load: (signal) => api.status(signal),
    position: (data) => data.at,
    topic: 'metrics',
    pollMillis,
    // What the processor says of itself it says while it runs.
    reduce: (data, event) =>
      event.type === 'statusChanged'
        ? { ...data, at: event.at, ...event.status, quiet: data.quiet && event.status.state === 'live' }
        : data,
  }))
}

function pollMillis({ state, quiet }: Status): number {
  if (state === 'stale' || quiet) return STILL_POLL_MILLIS
  return state === 'live' ? LIVE_POLL_MILLIS : BEHIND_POLL_MILLIS
}

import type { Status } from '@pyrin/contracts'
import { standing, type Standing } from '../live/standing'
import type { Resource } from './use-live-resource'
import { useNow } from './use-now'
import { useRefusals } from './use-refusals'
import { useStreamState } from './use-stream-state'

/** Whether what is shown moves with the chain. */
export function useStanding({ data, error }: Resource<Status>): Standing {
  const stream = useStreamState()
  const refusals = useRefusals()
  const now = useNow()
  return standing({ stream, refusals, status: data, error: error?.message ?? null, now })
}

import { useEffect, useState } from 'preact/hooks'
import type { StreamState } from '@pyrin/stream-client'
import { useServices } from '../services'

/** Whether live events flow. */
export function useStreamState(): StreamState {
  const { stream } = useServices()
  const [state, setState] = useState(stream.state)
  useEffect(() => {
    setState(stream.state)
    return stream.onState(setState)
  }, [stream])
  return state
}

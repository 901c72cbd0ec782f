import { useEffect, useState } from 'preact/hooks'
import type { Refusal } from '@pyrin/stream-client'
import { useServices } from '../services'

/** What the stream does not carry just now. */
export function useRefusals(): readonly Refusal[] {
  const { refusals } = useServices().stream
  const [all, setAll] = useState(refusals.all)
  useEffect(() => {
    setAll(refusals.all)
    return refusals.onChange(setAll)
  }, [refusals])
  return all
}

import { useEffect, useState } from 'preact/hooks'
import type { Standing } from '../live/standing'

/** A short break is not worth a word. */
const GRACE_MILLIS = 2_000

/** On every page: what keeps the figures from being the newest. Nothing when all is well. */
export function StatusBanner({ standing: { notice } }: { readonly standing: Standing }) {
  const patient = notice?.patient === true
  const waited = useHeldFor(patient, GRACE_MILLIS)
  if (notice === null || (patient && !waited)) return null
  return (
    <div class={`banner banner-${notice.tone}`} role="status">
      <p class="banner-text">{notice.text}</p>
      {notice.fraction !== undefined && (
        <progress class="banner-progress" max={1} value={notice.fraction} aria-label="Caught up" />
      )}
    </div>
  )
}

/** True once `value` has been true for so long without a break. */
function useHeldFor(value: boolean, millis: number): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!value) {
      setHeld(false)
      return undefined
    }
    const timer = setTimeout(() => setHeld(true), millis)
    return () => clearTimeout(timer)
  }, [value, millis])
  return held && value
}

import { useEffect, useState } from 'preact/hooks'
import { formatAge, formatInteger, formatPercent } from '@pyrin/units'
import type { Status } from '@pyrin/contracts'
import { useNow } from '../hooks/use-now'
import { useStreamState } from '../hooks/use-stream-state'
import type { Resource } from '../hooks/use-live-resource'

/** A short break is not worth a word. */
const GRACE_MILLIS = 2_000

/** On every page: what keeps the figures from being the newest. Nothing when all is well. */
export function StatusBanner({ status }: { readonly status: Resource<Status> }) {
  const stream = useStreamState()
  const broken = useHeldFor(stream !== 'open', GRACE_MILLIS)
  const { data, error } = status
  if (data !== null && data.state !== 'live') return <Behind status={data} />
  if (error !== null) {
    return <Banner tone="warn" text={`${error.message} What you see may be out of date; trying again.`} />
  }
  if (broken)
    return (
      <Banner
        tone="warn"
        text="Live updates are interrupted; reconnecting. Pages are read again every 5 seconds."
      />
    )
  return null
}

function Behind({ status }: { readonly status: Status }) {
  const now = useNow()
  if (status.state === 'starting') return <Banner tone="info" text={starting(status)} />
  const upTo =
    status.sinkTimestamp === null ? '' : `, the chain as of ${formatAge(status.sinkTimestamp, now)}`
  const text =
    `Catching up with the chain: ${formatPercent(status.fraction)} done, ` +
    `blue score ${formatInteger(status.readBlueScore)} of ${formatInteger(status.nodeBlueScore)}${upTo}.`
  return <Banner tone="info" text={text} fraction={status.fraction} />
}

function starting({ readBlueScore }: Status): string {
  const soFar =
    readBlueScore === 0 ? 'nothing is read yet' : `read up to blue score ${formatInteger(readBlueScore)}`
  return `The explorer is starting and reads the chain from its node: ${soFar}.`
}

interface BannerProps {
  readonly tone: 'info' | 'warn'
  readonly text: string
  readonly fraction?: number
}

function Banner({ tone, text, fraction }: BannerProps) {
  return (
    <div class={`banner banner-${tone}`} role="status">
      <p class="banner-text">{text}</p>
      {fraction !== undefined && (
        <progress class="banner-progress" max={1} value={fraction} aria-label="Caught up" />
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

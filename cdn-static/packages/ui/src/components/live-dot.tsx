import type { Status } from '@pyrin/contracts'
import { useStreamState } from '../hooks/use-stream-state'

/** Beside the network's name: whether what is shown moves with the chain. */
export function LiveDot({ status }: { readonly status: Status | null }) {
  const stream = useStreamState()
  const word =
    stream !== 'open'
      ? 'Reconnecting'
      : status === null
        ? 'Connecting'
        : status.state === 'live'
          ? 'Live'
          : 'Catching up'
  const tone = word === 'Live' ? 'live' : word === 'Catching up' ? 'behind' : 'broken'
  return (
    <span class={`live-dot live-dot-${tone}`} title={`${word}: updates over the stream`}>
      <span class="live-dot-mark" aria-hidden="true" />
      <span>{word}</span>
    </span>
  )
}

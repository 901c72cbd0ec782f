import type { Standing } from '../live/standing'

/** Beside the network's name: whether what is shown moves with the chain. */
export function LiveDot({ standing: { word, tone } }: { readonly standing: Standing }) {
  return (
    <span class={`live-dot live-dot-${tone}`} title={`${word}: updates over the stream`}>
      <span class="live-dot-mark" aria-hidden="true" />
      <span>{word}</span>
    </span>
  )
}

import type { BlockColor } from '@pyrin/contracts'

/** How a block stands, as the drawing and the lists name it. */
export type Standing = 'chain' | BlockColor

/** A block on the selected chain is blue too, but that it is on the chain says more. */
export function standingOf(block: { readonly chain: boolean; readonly color: BlockColor }): Standing {
  return block.chain ? 'chain' : block.color
}

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  chain: 'Chain',
  blue: 'Blue',
  red: 'Red',
  pending: 'Pending',
}

/** The mark of each standing, told apart by shape as well as colour: square, disc, hatched diamond, dashed ring. */
export function StandingMark({
  standing,
  size = 14,
}: {
  readonly standing: Standing
  readonly size?: number
}) {
  return (
    <svg
      class={`mark mark-${standing}`}
      viewBox="-10 -10 20 20"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <StandingShape standing={standing} />
    </svg>
  )
}

/** The bare shape, centred on the origin and about 16 wide, for drawings. */
export function StandingShape({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case 'chain':
      return <rect class="shape" x="-8" y="-8" width="16" height="16" rx="4" />
    case 'blue':
      return <circle class="shape" r="7.5" />
    case 'red':
      return (
        <g>
          <path class="shape" d="M0-9 9 0 0 9-9 0Z" />
          <path class="hatch" d="M-6-3 3 6M-3-6 6 3M-4.5-4.5 4.5 4.5" />
        </g>
      )
    case 'pending':
      return <circle class="shape" r="7" />
  }
}

/** A block's standing in words with its mark. */
export function StandingBadge({ standing }: { readonly standing: Standing }) {
  return (
    <span class={`badge badge-${standing}`}>
      <StandingMark standing={standing} size={12} />
      <span class="badge-word">{STANDING_NAMES[standing]}</span>
    </span>
  )
}

import { STANDING_NAMES, StandingMark, type Standing } from './block-badge'

const MEANINGS: Readonly<Record<Standing, string>> = {
  chain: 'selected chain',
  blue: 'merged, rewarded',
  red: 'merged, outside the k-cluster',
  pending: 'not merged yet',
}

const ORDER: readonly Standing[] = ['chain', 'blue', 'red', 'pending']

/** What the shapes mean. */
export function DagLegend() {
  return (
    <ul class="legend" aria-label="Legend">
      {ORDER.map((standing) => (
        <li key={standing} class="legend-item">
          <StandingMark standing={standing} />
          <span>
            {STANDING_NAMES[standing]} <span class="muted legend-meaning">{MEANINGS[standing]}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

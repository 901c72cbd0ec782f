import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { BlockSummary } from '@pyrin/contracts'
import { formatInteger, shortHash } from '@pyrin/units'
import { DagLayout } from '../dag/layout'
import { useWidth } from '../hooks/use-width'
import { Card } from './card'
import { DagDrawing } from './dag-drawing'
import { DagLegend } from './dag-legend'
import { PauseIcon, PlayIcon } from './icons'
import { StandingBadge, standingOf } from './block-badge'
import { Age } from './time'

const LANES = 7
const NARROW_BELOW = 600
/** Columns kept beyond the visible ones, so that arrows come in from the left. */
const COLUMNS_SPARE = 4

/** The DAG as it grows: columns by time, arrows to parents, the selected chain as one line. */
export function DagStrip({
  blocks,
  sink,
}: {
  readonly blocks: readonly BlockSummary[]
  readonly sink: string | null
}) {
  const [paused, setPaused] = useState(false)
  const [looked, setLooked] = useState<BlockSummary | null>(null)
  const shown = useHeld(blocks, paused)
  const { ref, width } = useWidth<HTMLDivElement>()
  const narrow = width < NARROW_BELOW
  const columnWidth = narrow ? 34 : 42
  const columns = Math.max(4, Math.ceil(width / columnWidth)) + COLUMNS_SPARE
  const layout = useMemo(() => new DagLayout(LANES, columns), [columns])
  layout.update(shown)
  const current = looked === null ? null : (shown.find((block) => block.hash === looked.hash) ?? looked)
  const actions = (
    <button
      type="button"
      class="button button-small"
      aria-pressed={paused}
      onClick={() => setPaused(!paused)}
    >
      {paused ? <PlayIcon /> : <PauseIcon />}
      {paused ? 'Resume' : 'Pause'}
    </button>
  )
  return (
    <Card title="Block DAG" actions={actions} flush>
      <div ref={ref} class="dag" data-testid="dag">
        {width > 0 && (
          <DagDrawing
            layout={layout}
            sink={sink}
            width={width}
            lanes={LANES}
            columnWidth={columnWidth}
            look={setLooked}
            looked={current?.hash ?? null}
          />
        )}
      </div>
      <div class="dag-foot">{current === null ? <DagLegend /> : <Details block={current} />}</div>
    </Card>
  )
}

/** What the block under the pointer, or in focus, is. */
function Details({ block }: { readonly block: BlockSummary }) {
  return (
    <p class="dag-details" role="status">
      <StandingBadge standing={standingOf(block)} />
      <span class="mono">{shortHash(block.hash, 12, 8)}</span>
      <span>blue score {formatInteger(block.blueScore)}</span>
      <span>{formatInteger(block.txCount)} txs</span>
      <span class="narrow-hidden">{formatInteger(block.parents.length)} parents</span>
      <span class="muted">
        <Age timestamp={block.timestamp} />
      </span>
    </p>
  )
}

/** The newest value, or while paused the one at the moment of pausing. */
function useHeld<T>(value: T, paused: boolean): T {
  const held = useRef(value)
  useEffect(() => {
    if (!paused) held.current = value
  })
  return paused ? held.current : value
}

import { useEffect, useRef, useState } from 'preact/hooks'
import type { BlockSummary } from '@pyrin/contracts'
import { formatInteger, formatTime, shortHash } from '@pyrin/units'
import type { DagLayout, Edge, PlacedBlock } from '../dag/layout'
import { step } from '../dag/step'
import { ticks } from '../dag/ticks'
import { STANDING_NAMES, StandingShape, standingOf } from './block-badge'

const LANE_HEIGHT = 32
const RADIUS = 9
const BASE_STEP = 64
const AXIS_HEIGHT = 22
const TICK_COLUMNS = 3

interface Props {
  readonly layout: DagLayout
  readonly sink: string | null
  readonly width: number
  readonly lanes: number
  readonly columnWidth: number
  readonly looked: string | null
  readonly look: (block: BlockSummary | null) => void
}

/**
 * The picture itself. Every block is a link; Tab reaches the newest (or the last visited) one, the arrow keys go from block to block.
 * New columns come in at the right and the whole slides left, by a transition that people who want less motion do not get. What slides
 * is one element that the browser can move without drawing it again.
 */
export function DagDrawing({ layout, sink, width, lanes, columnWidth, looked, look }: Props) {
  const [stop, setStop] = useState<string | null>(null)
  const blocks = layout.blocks
  const { base, moved } = useBase(blocks[0]?.column ?? 0)
  const middle = (lanes * LANE_HEIGHT) / 2
  const height = lanes * LANE_HEIGHT + AXIS_HEIGHT
  const x = (column: number) => (column - base) * columnWidth
  const y = (lane: number) => middle + lane * LANE_HEIGHT
  const slide = width - x(layout.newestColumn) - columnWidth * 0.8
  const shown = (hash: string | null) => blocks.some(({ block }) => block.hash === hash)
  const tabStop = shown(stop) ? stop : shown(sink) ? sink : (blocks.at(-1)?.block.hash ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = step(blocks, tabStop, event.key)
    if (to === null) return
    event.preventDefault()
    setStop(to)
    document.getElementById(`dag-${to}`)?.focus({ preventScroll: true })
  }
  return (
    <div class={`dag-slide${moved ? ' dag-moved' : ''}`} style={{ transform: `translateX(${slide}px)` }}>
      <svg
        class="dag-svg"
        width={width}
        height={height}
        role="group"
        aria-label="Newest blocks, newest at the right"
        onKeyDown={onKeyDown}
      >
        <defs>
          <ArrowHead id="dag-arrow" />
          <ArrowHead id="dag-arrow-chain" />
          <ArrowHead id="dag-arrow-looked" />
        </defs>
        {ticks(blocks, TICK_COLUMNS).map(({ column, timestamp }) => (
          <text key={timestamp} class="dag-time" x={x(column)} y={height - 8} text-anchor="middle">
            {formatTime(timestamp)}
          </text>
        ))}
        {inDrawingOrder(layout.edges, looked).map((edge) => (
          <path
            key={`${edge.from.block.hash}/${edge.to.block.hash}`}
            class={edgeClass(edge, looked)}
            d={arrow(x(edge.from.column), y(edge.from.lane), x(edge.to.column), y(edge.to.lane))}
            marker-end={`url(#${arrowHead(edge, looked)})`}
          />
        ))}
        {blocks.map((placed) => (
          <Node
            key={placed.block.hash}
            placed={placed}
            x={x(placed.column)}
            y={y(placed.lane)}
            sink={placed.block.hash === sink}
            tabStop={placed.block.hash === tabStop}
            look={look}
            stopHere={setStop}
          />
        ))}
      </svg>
    </div>
  )
}

/** The column at which x is 0: near the oldest one, moved in big steps, so that coordinates stay small while the columns count on. */
function useBase(oldestColumn: number): { readonly base: number; readonly moved: boolean } {
  const last = useRef<number | null>(null)
  const base = Math.floor(oldestColumn / BASE_STEP) * BASE_STEP
  const moved = last.current !== base
  useEffect(() => {
    last.current = base
  }, [base])
  return { base, moved }
}

/** One for each kind of arrow, since a marker cannot take its line's colour everywhere. */
function ArrowHead({ id }: { readonly id: string }) {
  return (
    <marker
      id={id}
      class={id}
      viewBox="0 0 6 6"
      refX="5.5"
      refY="3"
      markerUnits="userSpaceOnUse"
      markerWidth="8"
      markerHeight="8"
      orient="auto"
    >
      <path d="M0 .5 5.5 3 0 5.5Z" />
    </marker>
  )
}

interface NodeProps {
  readonly placed: PlacedBlock
  readonly x: number
  readonly y: number
  readonly sink: boolean
  readonly tabStop: boolean
  readonly look: (block: BlockSummary | null) => void
  readonly stopHere: (hash: string) => void
}

function Node({ placed: { block }, x, y, sink, tabStop, look, stopHere }: NodeProps) {
  const standing = standingOf(block)
  const payments = block.txCount - 1
  // Says the number that the picture shows: who speaks to the page asks for what is seen.
  const label =
    `${STANDING_NAMES[standing]} block ${shortHash(block.hash)}, blue score ${formatInteger(block.blueScore)}, ` +
    `${payments > 0 ? formatInteger(payments) : 'no'} transactions besides the coinbase${sink ? ', the sink' : ''}`
  return (
    <a
      id={`dag-${block.hash}`}
      class={`dag-node mark-${standing}${sink ? ' dag-sink' : ''}`}
      href={`/blocks/${block.hash}`}
      data-hash={block.hash}
      aria-label={label}
      // In small letters: SVG knows its attributes by exact case.
      tabindex={tabStop ? 0 : -1}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      onPointerEnter={() => look(block)}
      onPointerLeave={() => look(null)}
      onFocus={() => {
        stopHere(block.hash)
        look(block)
      }}
      onBlur={() => look(null)}
    >
      <circle class="dag-halo" r={RADIUS + 5} />
      <StandingShape standing={standing} />
      {payments > 0 && (
        <text class="dag-count" text-anchor="middle" dy="0.35em">
          {payments > 99 ? '99' : payments}
        </text>
      )}
    </a>
  )
}

/** The chain's line lies over the other arrows, and those of the block looked at over all. */
function inDrawingOrder(edges: readonly Edge[], looked: string | null): Edge[] {
  const rank = (edge: Edge) => (touches(edge, looked) ? 2 : edge.chain ? 1 : 0)
  return [...edges].sort((a, b) => rank(a) - rank(b))
}

function edgeClass(edge: Edge, looked: string | null): string {
  return `dag-edge${edge.chain ? ' dag-edge-chain' : ''}${touches(edge, looked) ? ' dag-edge-looked' : ''}`
}

function arrowHead(edge: Edge, looked: string | null): string {
  return touches(edge, looked) ? 'dag-arrow-looked' : edge.chain ? 'dag-arrow-chain' : 'dag-arrow'
}

function touches(edge: Edge, hash: string | null): boolean {
  return hash !== null && (edge.from.block.hash === hash || edge.to.block.hash === hash)
}

/** From the left edge of the child to the right edge of the parent: straight to the next column of the lane, round what is between. */
function arrow(fromX: number, fromY: number, toX: number, toY: number): string {
  const start = fromX - RADIUS - 1
  const end = toX + RADIUS + 3
  const far = start - end > 60
  if (fromY === toY && !far) return `M${start} ${fromY}H${end}`
  const bend = Math.max(10, (start - end) / 2)
  const rise = fromY === toY ? -LANE_HEIGHT * 0.7 : 0
  return `M${start} ${fromY}C${start - bend} ${fromY + rise} ${end + bend} ${toY + rise} ${end} ${toY}`
}

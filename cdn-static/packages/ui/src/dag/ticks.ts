import type { PlacedBlock } from './layout'

/** A mark on the time axis: at this column the clock passes a step. */
export interface Tick {
  readonly column: number
  readonly timestamp: number
}

const STEP_MILLIS = 5_000

/**
 * The columns where a new five seconds begin, at least `apart` columns from one another. A column's time is its earliest block's, and
 * never before that of the columns left of it, since a late stamp or a slow clock must not turn the axis back.
 */
export function ticks(blocks: readonly PlacedBlock[], apart: number): Tick[] {
  const result: Tick[] = []
  let latest = -Infinity
  for (const { column, timestamp } of columnTimes(blocks)) {
    const begins = Math.floor(timestamp / STEP_MILLIS) > Math.floor(latest / STEP_MILLIS)
    const last = result.at(-1)
    if (begins && latest !== -Infinity && (last === undefined || column - last.column >= apart)) {
      result.push({ column, timestamp: Math.floor(timestamp / STEP_MILLIS) * STEP_MILLIS })
    }
    latest = Math.max(latest, timestamp)
  }
  return result
}

function columnTimes(blocks: readonly PlacedBlock[]): Tick[] {
  const earliest = new Map<number, number>()
  for (const { column, block } of blocks) {
    earliest.set(column, Math.min(block.timestamp, earliest.get(column) ?? Infinity))
  }
  return [...earliest]
    .map(([column, timestamp]) => ({ column, timestamp }))
    .sort((a, b) => a.column - b.column)
}

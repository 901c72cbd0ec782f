import type { PlacedBlock } from './layout'

/**
 * The block that an arrow key leads to: left and right to the nearest in the next column that has any, up and down within the column.
 * Null when there is none that way, or the key is another.
 */
export function step(blocks: readonly PlacedBlock[], from: string | null, key: string): string | null {
  const here = blocks.find(({ block }) => block.hash === from)
  if (here === undefined) return null
  const candidates = blocks.filter((other) => isThatWay(here, other, key))
  let best: PlacedBlock | null = null
  for (const other of candidates) if (best === null || away(here, other) < away(here, best)) best = other
  return best?.block.hash ?? null
}

function isThatWay(here: PlacedBlock, other: PlacedBlock, key: string): boolean {
  switch (key) {
    case 'ArrowLeft':
      return other.column < here.column
    case 'ArrowRight':
      return other.column > here.column
    case 'ArrowUp':
      return other.column === here.column && other.lane < here.lane
    case 'ArrowDown':
      return other.column === here.column && other.lane > here.lane
    default:
      return false
  }
}

/** Columns count before lanes. */
function away(here: PlacedBlock, other: PlacedBlock): number {
  return Math.abs(here.column - other.column) * 1000 + Math.abs(here.lane - other.lane)
}

import type { BlockSummary } from '@pyrin/contracts'

/** Where a block is drawn. Columns count up with time and never down; lanes count from the middle, up negative, down positive. */
export interface PlacedBlock {
  block: BlockSummary
  column: number
  readonly lane: number
}

/** An arrow from a block to one of its parents. */
export interface Edge {
  readonly from: PlacedBlock
  readonly to: PlacedBlock
  /** Both ends are on the selected chain and the parent is the selected one. */
  readonly chain: boolean
}

const SLOT_MILLIS = 250
const LOOK_BACK_COLUMNS = 8
const BETWEEN_COST = 3
const CROWD_COST = 1.5

interface Column {
  /** Time slot; a block that would stand beside or before its own parent goes into the slot after the parent's. */
  readonly slot: number
  number: number
  readonly lanes: Map<number, string>
}

/**
 * Places blocks as they come: a column for each quarter of a second that has any, so that parents stand left of their children and
 * silence takes no room; within it, the free lane nearest the selected parent's that keeps arrows off other blocks. A block keeps its
 * lane for ever, and its column unless an older one comes in before it: the picture slides, it does not jump.
 */
export class DagLayout {
  private readonly placed = new Map<string, PlacedBlock & { readonly slot: number }>()
  private columns: Column[] = []

  constructor(
    private readonly lanesMax: number,
    private readonly columnsMax: number,
  ) {}

  /** The blocks, oldest column first. */
  get blocks(): readonly PlacedBlock[] {
    return [...this.placed.values()].sort((a, b) => a.column - b.column || a.lane - b.lane)
  }

  /** Number of the newest column; -1 when there is none. */
  get newestColumn(): number {
    return this.columns.at(-1)?.number ?? -1
  }

  get edges(): readonly Edge[] {
    const edges: Edge[] = []
    for (const from of this.placed.values()) {
      for (const parent of from.block.parents) {
        const to = this.placed.get(parent)
        if (to === undefined) continue
        const chain = from.block.chain && to.block.chain && from.block.selectedParent === parent
        edges.push({ from, to, chain })
      }
    }
    return edges
  }

  /** Makes the picture hold exactly these blocks' newest columns: places new ones, takes over new colours, forgets what is gone. */
  update(blocks: readonly BlockSummary[]): void {
    const present = new Set(blocks.map((block) => block.hash))
    for (const hash of [...this.placed.keys()]) if (!present.has(hash)) this.remove(hash)
    for (const block of blocks) {
      const known = this.placed.get(block.hash)
      if (known === undefined) this.place(block)
      else known.block = block
    }
    while (this.columns.length > this.columnsMax) {
      for (const hash of this.columns[0]?.lanes.values() ?? []) this.placed.delete(hash)
      this.columns.shift()
    }
  }

  private place(block: BlockSummary): void {
    const parents = block.parents.flatMap((parent) => this.placed.get(parent) ?? [])
    const oldest = this.columns[0]?.slot
    let slot = Math.max(
      Math.floor(block.timestamp / SLOT_MILLIS),
      ...parents.map((parent) => parent.slot + 1),
    )
    if (oldest !== undefined && slot < oldest && this.columns.length >= this.columnsMax) return
    const selected = block.selectedParent === null ? undefined : this.placed.get(block.selectedParent)
    for (;;) {
      const column = this.columnAt(slot)
      const lane = this.freeLane(column, block, selected)
      if (lane !== null) {
        column.lanes.set(lane, block.hash)
        this.placed.set(block.hash, { block, column: column.number, lane, slot })
        return
      }
      slot++
    }
  }

  private columnAt(slot: number): Column {
    let at = this.columns.length
    while (at > 0 && (this.columns[at - 1]?.slot ?? 0) > slot) at--
    const before = this.columns[at - 1]
    if (before?.slot === slot) return before
    const next = this.columns[at]
    const column: Column = { slot, number: next?.number ?? this.newestColumn + 1, lanes: new Map() }
    for (const later of this.columns.slice(at)) this.shift(later)
    this.columns.splice(at, 0, column)
    return column
  }

  /** Moves a column one to the right, because an older one came in before it. */
  private shift(column: Column): void {
    column.number++
    for (const hash of column.lanes.values()) {
      const block = this.placed.get(hash)
      if (block !== undefined) block.column = column.number
    }
  }

  /** The cheapest free lane of a column; of equals the one nearer the middle, then the upper. */
  private freeLane(column: Column, block: BlockSummary, selected: PlacedBlock | undefined): number | null {
    const reach = Math.floor(this.lanesMax / 2)
    let best: number | null = null
    let least = Infinity
    for (let lane = -reach; lane <= reach; lane++) {
      if (column.lanes.has(lane)) continue
      const cost = this.laneCost(lane, column, block, selected)
      if (cost < least) [best, least] = [lane, cost]
    }
    return best
  }

  /** Way from the lane wanted; dearer if another block stands between in the lane, or just before without being a parent. */
  private laneCost(
    lane: number,
    column: Column,
    block: BlockSummary,
    selected: PlacedBlock | undefined,
  ): number {
    const wanted =
      selected === undefined
        ? 0
        : Math.abs(selected.lane) > 1
          ? selected.lane - Math.sign(selected.lane)
          : selected.lane
    const before = this.lastInLane(lane, column.number)
    const hides =
      selected !== undefined && before !== null && lane === selected.lane && before.column > selected.column
    const crowds =
      before !== null && before.column >= column.number - 2 && !block.parents.includes(before.block.hash)
    const middle = Math.abs(lane) / 10 + (lane > 0 ? 0.01 : 0)
    return Math.abs(lane - wanted) + middle + (hides ? BETWEEN_COST : 0) + (crowds ? CROWD_COST : 0)
  }

  private lastInLane(lane: number, beforeColumn: number): PlacedBlock | null {
    for (let at = this.columns.length - 1; at >= 0; at--) {
      const column = this.columns[at]
      if (column === undefined || column.number >= beforeColumn) continue
      if (column.number < beforeColumn - LOOK_BACK_COLUMNS) return null
      const hash = column.lanes.get(lane)
      if (hash !== undefined) return this.placed.get(hash) ?? null
    }
    return null
  }

  private remove(hash: string): void {
    const gone = this.placed.get(hash)
    this.placed.delete(hash)
    if (gone === undefined) return
    const at = this.columns.findIndex((column) => column.number === gone.column)
    const column = this.columns[at]
    column?.lanes.delete(gone.lane)
    if (column?.lanes.size === 0) this.columns.splice(at, 1)
  }
}

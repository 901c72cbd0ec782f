import { describe, expect, it } from 'vitest'
import type { BlockSummary } from '@pyrin/contracts'
import { DagLayout } from '../src/dag/layout'
import { step } from '../src/dag/step'
import { ticks } from '../src/dag/ticks'
import { block, random } from './samples'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Blocks with one to three parents among the last few, some of them stamped late, some arriving out of order. */
function randomDag(seed: number, count: number): BlockSummary[] {
  const next = random(seed)
  const blocks: BlockSummary[] = []
  for (let i = 0; i < count; i++) {
    const parents = [
      ...new Set(Array.from({ length: 1 + next(3) }, () => blocks[i - 1 - next(5)]?.hash ?? '')),
    ].filter(Boolean)
    blocks.push(
      block(`b${i}`, {
        parents,
        selectedParent: parents[0] ?? null,
        timestamp: 1_000_000 + i * 120 - next(2_000),
      }),
    )
  }
  return blocks
}

describe.each(SEEDS)('a random DAG, seed %i', (seed) => {
  const dag = randomDag(seed, 120)

  it('puts parents left of children and no two blocks on one place', () => {
    const layout = new DagLayout(7, 1_000)
    layout.update(dag)
    expect(layout.blocks).toHaveLength(dag.length)
    for (const { from, to } of layout.edges) expect(to.column).toBeLessThan(from.column)
    const places = new Set(layout.blocks.map(({ column, lane }) => `${column}/${lane}`))
    expect(places.size).toBe(dag.length)
    for (const { lane } of layout.blocks) expect(Math.abs(lane)).toBeLessThanOrEqual(3)
  })

  it('draws every arrow between blocks shown', () => {
    const layout = new DagLayout(7, 1_000)
    layout.update(dag)
    expect(layout.edges).toHaveLength(dag.reduce((sum, { parents }) => sum + parents.length, 0))
  })

  it('keeps every lane as blocks come in, and the order of columns', () => {
    const layout = new DagLayout(7, 1_000)
    const lanes = new Map<string, number>()
    for (let i = 1; i <= dag.length; i++) {
      layout.update(dag.slice(0, i))
      for (const placed of layout.blocks) {
        const known = lanes.get(placed.block.hash)
        if (known !== undefined) expect(placed.lane).toBe(known)
        lanes.set(placed.block.hash, placed.lane)
      }
    }
    for (const { from, to } of layout.edges) expect(to.column).toBeLessThan(from.column)
  })

  it('never keeps more columns than allowed, nor fewer than it could', () => {
    const layout = new DagLayout(7, 12)
    for (let i = 1; i <= dag.length; i++) {
      layout.update(dag.slice(Math.max(0, i - 60), i))
      expect(new Set(layout.blocks.map(({ column }) => column)).size).toBeLessThanOrEqual(12)
    }
    expect(new Set(layout.blocks.map(({ column }) => column)).size).toBe(12)
    expect(layout.blocks.at(-1)?.column).toBe(layout.newestColumn)
  })
})

describe('DagLayout', () => {
  it('draws a plain chain as a straight line in the middle', () => {
    const layout = new DagLayout(7, 40)
    layout.update(chain(10, 500))
    expect(layout.blocks.map(({ column, lane }) => [column, lane])).toEqual(
      Array.from({ length: 10 }, (_, i) => [i, 0]),
    )
  })

  it('gives silence no room', () => {
    const layout = new DagLayout(7, 40)
    layout.update([
      block('a', { timestamp: 0 }),
      block('b', { timestamp: 3_600_000, parents: ['a'], selectedParent: 'a' }),
    ])
    expect(layout.newestColumn).toBe(1)
  })

  it('puts siblings of one time beside each other', () => {
    const layout = new DagLayout(7, 40)
    layout.update([
      block('a', { timestamp: 0 }),
      block('b', { timestamp: 1_000, parents: ['a'], selectedParent: 'a' }),
      block('c', { timestamp: 1_010, parents: ['a'], selectedParent: 'a' }),
    ])
    const [, b, c] = layout.blocks
    expect(b?.column).toBe(c?.column)
    expect(b?.lane).not.toBe(c?.lane)
  })

  it('leads no arrow through another block of its lane while lanes are free', () => {
    const layout = new DagLayout(7, 40)
    layout.update([
      block('a', { timestamp: 0 }),
      block('b', { timestamp: 1_000, parents: ['a'], selectedParent: 'a' }),
      block('c', { timestamp: 1_400, parents: ['a'], selectedParent: 'a' }),
    ])
    expect(layout.blocks.map(({ lane }) => lane)).toEqual([
      0,
      0,
      expect.not.toSatisfy((lane: number) => lane === 0),
    ])
  })

  it('takes a block that comes late into its own time, and moves the younger ones on', () => {
    const layout = new DagLayout(7, 40)
    const [a, b] = [block('a', { timestamp: 0 }), block('b', { timestamp: 2_000 })]
    layout.update([a, b])
    layout.update([a, b, block('late', { timestamp: 1_000 })])
    expect(layout.blocks.map(({ block: { hash }, column }) => [hash, column])).toEqual([
      ['a', 0],
      ['late', 1],
      ['b', 2],
    ])
  })

  it('takes over new colours', () => {
    const layout = new DagLayout(7, 40)
    layout.update([block('a', {})])
    layout.update([block('a', { color: 'red' })])
    expect(layout.blocks[0]?.block.color).toBe('red')
  })

  it('marks only the selected chain’s own arrows', () => {
    const layout = new DagLayout(7, 40)
    layout.update([
      block('a', { chain: true, timestamp: 0 }),
      block('b', { timestamp: 500, parents: ['a'], selectedParent: 'a' }),
      block('c', { chain: true, timestamp: 1_000, parents: ['a', 'b'], selectedParent: 'a' }),
    ])
    const marked = layout.edges.filter(({ chain: onChain }) => onChain)
    expect(marked.map(({ from, to }) => from.block.hash + to.block.hash)).toEqual(['ca'])
  })
})

describe('ticks', () => {
  const placed = (column: number, timestamp: number) => ({
    block: block(`${column}/${timestamp}`, { timestamp }),
    column,
    lane: 0,
  })

  it('mark where five seconds begin', () => {
    const blocks = [placed(0, 4_000), placed(4, 5_200), placed(8, 9_900), placed(12, 10_000)]
    expect(ticks(blocks, 3)).toEqual([
      { column: 4, timestamp: 5_000 },
      { column: 12, timestamp: 10_000 },
    ])
  })
  it('keep apart', () => {
    const blocks = Array.from({ length: 10 }, (_, i) => placed(i, i * 60_000))
    expect(ticks(blocks, 4).map(({ column }) => column)).toEqual([1, 5, 9])
  })
  it('never turn back with a clock that is behind', () => {
    const blocks = [
      placed(0, 4_000),
      placed(5, 11_000),
      placed(10, 7_000),
      placed(15, 12_000),
      placed(20, 15_500),
    ]
    expect(ticks(blocks, 1).map(({ timestamp }) => timestamp)).toEqual([10_000, 15_000])
  })
})

describe('step', () => {
  const layout = new DagLayout(7, 40)
  layout.update([
    block('a', { timestamp: 0 }),
    block('b', { timestamp: 1_000, parents: ['a'], selectedParent: 'a' }),
    block('c', { timestamp: 1_010, parents: ['a'], selectedParent: 'a' }),
    block('d', { timestamp: 2_000, parents: ['b', 'c'], selectedParent: 'b' }),
  ])
  const blocks = layout.blocks

  it.each([
    ['a', 'ArrowRight', 'b'],
    ['b', 'ArrowLeft', 'a'],
    ['d', 'ArrowLeft', 'b'],
    ['b', 'ArrowUp', 'c'],
    ['c', 'ArrowDown', 'b'],
    ['d', 'ArrowRight', null],
    ['a', 'ArrowUp', null],
    ['a', 'Enter', null],
    ['unknown', 'ArrowLeft', null],
  ])('from %s by %s to %s', (from, key, to) => expect(step(blocks, from, key)).toBe(to))
})

function chain(count: number, millis: number): BlockSummary[] {
  return Array.from({ length: count }, (_, i) =>
    block(`b${i}`, {
      timestamp: i * millis,
      parents: i === 0 ? [] : [`b${i - 1}`],
      selectedParent: i === 0 ? null : `b${i - 1}`,
    }),
  )
}

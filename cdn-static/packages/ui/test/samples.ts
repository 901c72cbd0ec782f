import type { BlockSummary, TxSummary } from '@pyrin/contracts'

/** A block with plain values and those given. */
export function block(hash: string, given: Partial<BlockSummary>): BlockSummary {
  return {
    hash,
    blueScore: 1,
    daaScore: 1,
    timestamp: 0,
    bits: 0x207fffff,
    difficulty: 1,
    txCount: 1,
    chain: false,
    color: 'pending',
    parents: [],
    selectedParent: null,
    mergesetBlues: 1,
    mergesetReds: 0,
    minerAddress: null,
    ...given,
  }
}

/** A transaction with plain values and those given. */
export function tx(id: string, given: Partial<TxSummary> = {}): TxSummary {
  return {
    id,
    timestamp: 0,
    amount: '100',
    fee: '1',
    inputs: 1,
    outputs: 2,
    coinbase: false,
    acceptingBlock: null,
    acceptingBlueScore: null,
    firstOutputs: [],
    ...given,
  }
}

/** Whole numbers from 0 to below the bound, the same for the same seed (mulberry32). */
export function random(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % bound
  }
}

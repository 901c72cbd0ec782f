import { describe, expect, it } from 'vitest'
import type {
  AddressBody,
  BlockBody,
  BlocksBody,
  ChainChanged,
  ChainEvent,
  DagBody,
  DashboardBody,
  TransactionsBody,
} from '@pyrin/contracts'
import samples from '../../contracts/src/generated/samples.json'
import {
  reduceAddress,
  reduceBlock,
  reduceBlockList,
  reduceDag,
  reduceDashboard,
  reduceMetricsHistory,
  reduceTransactionList,
  type MetricsHistory,
} from '../src/live/reducers'
import { block, tx } from './samples'

const at = { epoch: 'e', sequence: 2 }
const added = (hash: string) =>
  ({ type: 'blockAdded', at, block: block(hash, {}), transactions: [] }) as unknown as ChainEvent
const accepted = (...ids: string[]) =>
  ({
    type: 'transactionsAccepted',
    at,
    acceptingBlock: 'c',
    transactions: ids.map((id) => tx(id)),
  }) as unknown as ChainEvent
const unaccepted = (...ids: string[]): ChainEvent => ({
  type: 'transactionsUnaccepted',
  at,
  removedBlock: 'c',
  ids,
})
const chainChanged = (colors: ChainChanged['colors']): ChainEvent => ({
  type: 'chainChanged',
  at,
  removed: [],
  added: [],
  colors,
  sink: 's',
  sinkBlueScore: 9,
  sinkDaaScore: 9,
  sinkTimestamp: 9,
})
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).join('')
const hashes = (rows: readonly { readonly hash: string }[]) => rows.map(({ hash }) => hash).join('')

describe('lists of blocks', () => {
  const data: BlocksBody = { at, blocks: [block('b', {}), block('a', {})], next: null }

  it('take a new block on top, once', () => {
    const once = reduceBlockList(data, added('c'))
    expect(hashes(once.blocks)).toBe('cba')
    expect(hashes(reduceBlockList(once, added('c')).blocks)).toBe('cba')
  })
  it('stay bounded', () => {
    let list = data
    for (let i = 0; i < 300; i++) list = reduceBlockList(list, added(`x${i}`))
    expect(list.blocks).toHaveLength(100)
    expect(list.blocks[0]?.hash).toBe('x299')
  })
  it('recolour', () => {
    const next = reduceBlockList(
      data,
      chainChanged([{ hash: 'a', chain: true, color: 'blue', mergedBy: 'a' }]),
    )
    expect(next.blocks[1]).toMatchObject({ chain: true, color: 'blue' })
    expect(next.blocks[0]).toBe(data.blocks[0])
  })
})

describe('lists of transactions', () => {
  const data: TransactionsBody = { at, transactions: [tx('b'), tx('a')], next: null }

  it('take accepted ones on top, newest first, none twice', () => {
    expect(ids(reduceTransactionList(data, accepted('c', 'd'), true).transactions)).toBe('dcba')
    expect(ids(reduceTransactionList(data, accepted('a'), true).transactions)).toBe('ab')
  })
  it('leave coinbases out when asked to', () => {
    const event = {
      ...accepted('c', 'd'),
      transactions: [tx('c', { coinbase: true }), tx('d')],
    } as unknown as ChainEvent
    expect(ids(reduceTransactionList(data, event, false).transactions)).toBe('dba')
  })
  it('lose those that a reorganisation takes away', () => {
    expect(ids(reduceTransactionList(data, unaccepted('b', 'z'), true).transactions)).toBe('a')
  })
})

describe('the DAG', () => {
  const data: DagBody = { at, sink: 'a', blocks: [block('a', {}), block('b', {})] }

  it('grows at the end, follows the sink, stays bounded', () => {
    expect(hashes(reduceDag(data, added('c')).blocks)).toBe('abc')
    expect(reduceDag(data, added('a'))).toBe(data)
    expect(reduceDag(data, chainChanged([])).sink).toBe('s')
    let dag = data
    for (let i = 0; i < 500; i++) dag = reduceDag(dag, added(`x${i}`))
    expect(dag.blocks).toHaveLength(400)
  })
})

describe('an address', () => {
  const address = {
    address: 'A',
    balance: '5',
    received: '5',
    sent: '0',
    txCount: 1,
    utxoCount: 1,
    firstSeen: 3,
    lastSeen: 3,
    name: null,
  }
  const data: AddressBody = { at: { epoch: 'e', sequence: 1 }, address }
  const change = {
    type: 'addressChanged' as const,
    at,
    address: 'A',
    balance: '2',
    received: '5',
    sent: '3',
    txCount: 2,
    utxoCount: 1,
    delta: '-3',
    removed: [],
    added: [{ index: 1, txId: 't', timestamp: 8, net: '-3', coinbase: false }],
  }

  it('takes the figures after the change', () => {
    expect(reduceAddress(data, change)).toEqual({
      at,
      address: { ...address, balance: '2', sent: '3', txCount: 2, lastSeen: 8 },
    })
  })
  it('is seen for the first time', () => {
    const unseen = { ...data, address: { ...address, firstSeen: null, lastSeen: null } }
    expect(reduceAddress(unseen, change).address).toMatchObject({ firstSeen: 8, lastSeen: 8 })
  })
  it('leaves other addresses alone', () =>
    expect(reduceAddress(data, { ...change, address: 'B' })).toBe(data))
})

describe('a block’s page', () => {
  const data = { at, block: block('a', {}), transactions: [] } as unknown as BlockBody

  it('counts confirmations on, and asks the server when its own standing changes', () => {
    expect(reduceBlock(data, chainChanged([]))).toMatchObject({ block: { sinkBlueScore: 9 } })
    expect(reduceBlock(data, chainChanged([{ hash: 'a', chain: false, color: 'red', mergedBy: 's' }]))).toBe(
      'reload',
    )
    expect(reduceBlock(data, added('child'))).toBe('reload')
  })
})

describe('the history of the metrics', () => {
  const point = (timestamp: number, bps: number) => ({
    timestamp,
    bps,
    tps: 0,
    difficulty: 1,
    hashrate: 1,
  })
  const data: MetricsHistory = { at, resolution: 'minute', points: [point(1, 1), point(2, 1)] }
  const change = {
    type: 'metricsPointAdded',
    at,
    resolution: 'minute',
    timestamp: 2,
    bps: 7,
    tps: 0,
    difficulty: 1,
    hashrate: 1,
  } as const

  it('replaces the point of the same time, adds a later one, ignores other resolutions', () => {
    expect(reduceMetricsHistory(data, change).points).toEqual([point(1, 1), point(2, 7)])
    expect(reduceMetricsHistory(data, { ...change, timestamp: 3 }).points).toHaveLength(3)
    expect(reduceMetricsHistory(data, { ...change, resolution: 'hour' })).toBe(data)
  })
})

describe('home', () => {
  const data = {
    at,
    status: { state: 'live', version: 'v' },
    metrics: { mempoolSize: 1 },
    blocks: [block('a', {})],
    transactions: [tx('a')],
  } as unknown as DashboardBody

  it('follows figures, status and mempool', () => {
    expect(
      reduceDashboard(data, { type: 'mempoolChanged', at, size: 5, added: [], removed: [] }).metrics
        .mempoolSize,
    ).toBe(5)
    const status = {
      network: 'n',
      state: 'catching-up',
      readBlueScore: 1,
      nodeBlueScore: 2,
      fraction: 0.5,
      sinkHash: '',
      sinkTimestamp: 0,
    } as const
    expect(reduceDashboard(data, { type: 'statusChanged', at, status }).status).toMatchObject({
      state: 'catching-up',
      version: 'v',
    })
  })

  it('bears every kind of event that there is', () => {
    const kinds = samples.events as unknown as ChainEvent[]
    expect(new Set(kinds.map((event) => event.type)).size).toBe(9)
    for (const event of kinds) expect(() => reduceDashboard(data, event)).not.toThrow()
  })
})

import type {
  AddressBody,
  BlockBody,
  BlockSummary,
  BlocksBody,
  ChainChanged,
  ChainEvent,
  DagBody,
  DashboardBody,
  MetricsHistoryBody,
  MetricsPointAdded,
  TransactionsBody,
  TxSummary,
} from '@pyrin/contracts'

/**
 * What each live event does to what a page shows: pure functions from data and event to data. The same object back means that nothing
 * changed; `reload` that only the server can tell. Lists stay bounded.
 */

const HOME_ROWS_MAX = 20
const LIST_ROWS_MAX = 100
const DAG_BLOCKS_MAX = 400
const POINTS_MAX = 120

/** Home: figures, status, newest blocks, newest accepted transactions. */
export function reduceDashboard(data: DashboardBody, event: ChainEvent): DashboardBody {
  switch (event.type) {
    case 'figuresChanged':
      return { ...data, metrics: event.figures }
    case 'statusChanged':
      return { ...data, status: { ...data.status, ...event.status } }
    case 'mempoolChanged':
      return { ...data, metrics: { ...data.metrics, mempoolSize: event.size } }
    case 'blockAdded':
    case 'chainChanged':
      return { ...data, blocks: reduceBlocks(data.blocks, event, HOME_ROWS_MAX) }
    case 'transactionsAccepted':
    case 'transactionsUnaccepted':
      return { ...data, transactions: reduceTransactions(data.transactions, event, false, HOME_ROWS_MAX) }
    case 'addressChanged':
    case 'metricsPointAdded':
      return data
  }
}

/** The drawing of the DAG: blocks oldest first. */
export function reduceDag(data: DagBody, event: ChainEvent): DagBody {
  if (event.type === 'blockAdded') {
    if (data.blocks.some((block) => block.hash === event.block.hash)) return data
    return { ...data, blocks: [...data.blocks, event.block].slice(-DAG_BLOCKS_MAX) }
  }
  if (event.type === 'chainChanged') return { ...data, sink: event.sink, blocks: recolor(data.blocks, event) }
  return data
}

/** The newest page of the list of blocks. */
export function reduceBlockList(data: BlocksBody, event: ChainEvent): BlocksBody {
  if (event.type !== 'blockAdded' && event.type !== 'chainChanged') return data
  return { ...data, blocks: reduceBlocks(data.blocks, event, LIST_ROWS_MAX) }
}

/** The newest page of the list of transactions, with coinbases or without. */
export function reduceTransactionList(
  data: TransactionsBody,
  event: ChainEvent,
  coinbases: boolean,
): TransactionsBody {
  if (event.type !== 'transactionsAccepted' && event.type !== 'transactionsUnaccepted') return data
  return { ...data, transactions: reduceTransactions(data.transactions, event, coinbases, LIST_ROWS_MAX) }
}

/** A block's page: children and standing come from the server; only the sink's score is counted on here. */
export function reduceBlock(data: BlockBody, event: ChainEvent): BlockBody | 'reload' {
  if (event.type !== 'chainChanged') return 'reload'
  const mine = event.colors.some((change) => change.hash === data.block.hash)
  return mine ? 'reload' : { ...data, block: { ...data.block, sinkBlueScore: event.sinkBlueScore } }
}

/** An address's head: the event carries the figures after the change. */
export function reduceAddress(data: AddressBody, event: ChainEvent): AddressBody {
  if (event.type !== 'addressChanged' || event.address !== data.address.address) return data
  const { balance, received, sent, txCount, utxoCount } = event
  const last = event.added.at(-1)
  const lastSeen = last?.timestamp ?? data.address.lastSeen
  const firstSeen = data.address.firstSeen ?? event.added[0]?.timestamp ?? null
  return {
    at: event.at,
    address: { ...data.address, balance, received, sent, txCount, utxoCount, firstSeen, lastSeen },
  }
}

/** A point of the history as an event tells it too; how many blocks were blue or red only the API tells. */
export type MetricsPoint = Pick<MetricsPointAdded, 'timestamp' | 'bps' | 'tps' | 'difficulty' | 'hashrate'>

/** The history of the metrics, live: the API's body continued by events. */
export type MetricsHistory = Omit<MetricsHistoryBody, 'points'> & { readonly points: readonly MetricsPoint[] }

/** The history of the metrics: an event replaces the point of its time or adds one. Which resolution the page shows is in the data. */
export function reduceMetricsHistory(data: MetricsHistory, event: ChainEvent): MetricsHistory {
  if (event.type !== 'metricsPointAdded' || event.resolution !== data.resolution) return data
  const { timestamp, bps, tps, difficulty, hashrate } = event
  const point: MetricsPoint = { timestamp, bps, tps, difficulty, hashrate }
  const others = data.points.filter((known) => known.timestamp !== timestamp)
  return { ...data, points: [...others, point].sort((a, b) => a.timestamp - b.timestamp).slice(-POINTS_MAX) }
}

function reduceBlocks(
  blocks: readonly BlockSummary[],
  event: Extract<ChainEvent, { type: 'blockAdded' | 'chainChanged' }>,
  rowsMax: number,
): readonly BlockSummary[] {
  if (event.type === 'chainChanged') return recolor(blocks, event)
  if (blocks.some((block) => block.hash === event.block.hash)) return blocks
  return [event.block, ...blocks].slice(0, rowsMax)
}

function recolor(blocks: readonly BlockSummary[], event: ChainChanged): readonly BlockSummary[] {
  const changes = new Map(event.colors.map((change) => [change.hash, change]))
  if (!blocks.some((block) => changes.has(block.hash))) return blocks
  return blocks.map((block) => {
    const change = changes.get(block.hash)
    return change === undefined ? block : { ...block, chain: change.chain, color: change.color }
  })
}

function reduceTransactions(
  transactions: readonly TxSummary[],
  event: Extract<ChainEvent, { type: 'transactionsAccepted' | 'transactionsUnaccepted' }>,
  coinbases: boolean,
  rowsMax: number,
): readonly TxSummary[] {
  if (event.type === 'transactionsUnaccepted') {
    const gone = new Set(event.ids)
    return transactions.some((tx) => gone.has(tx.id))
      ? transactions.filter((tx) => !gone.has(tx.id))
      : transactions
  }
  const fresh = new Set(event.transactions.map((tx) => tx.id))
  const newestFirst = event.transactions.filter((tx) => coinbases || !tx.coinbase).reverse()
  return [...newestFirst, ...transactions.filter((tx) => !fresh.has(tx.id))].slice(0, rowsMax)
}

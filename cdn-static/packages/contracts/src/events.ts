import type { AddressEntry, BlockColor, BlockSummary, Metrics, NodeState, Position, TxSummary } from './api'

/** What the stream tells, one case each. Every event has a sequence of its own; amounts are decimal strings of leor. */
export type ChainEvent =
  | BlockAdded
  | ChainChanged
  | TransactionsAccepted
  | TransactionsUnaccepted
  | AddressChanged
  | FiguresChanged
  | MetricsPointAdded
  | MempoolChanged
  | StatusChanged

export interface BlockAdded {
  readonly type: 'blockAdded'
  readonly at: Position
  readonly block: BlockSummary
  /** The first twenty, not accepted yet. */
  readonly transactions: readonly TxSummary[]
}

/** The selected chain moved: first `removed` left it, then `added` joined it; the last one is the sink now. */
export interface ChainChanged {
  readonly type: 'chainChanged'
  readonly at: Position
  readonly removed: readonly string[]
  readonly added: readonly ChainBlock[]
  readonly colors: readonly BlockRecolored[]
  readonly sink: string
  readonly sinkBlueScore: number
  readonly sinkDaaScore: number
  readonly sinkTimestamp: number
}

export interface ChainBlock {
  readonly hash: string
  readonly blueScore: number
  readonly daaScore: number
  readonly timestamp: number
  readonly acceptedTransactions: number
}

/** The new standing of a block whose colour or chain membership changed. */
export interface BlockRecolored {
  readonly hash: string
  readonly chain: boolean
  readonly color: BlockColor
  readonly mergedBy: string | null
}

export interface TransactionsAccepted {
  readonly type: 'transactionsAccepted'
  readonly at: Position
  readonly acceptingBlock: string
  readonly acceptingBlueScore: number
  readonly acceptingTimestamp: number
  readonly transactions: readonly TxSummary[]
}

export interface TransactionsUnaccepted {
  readonly type: 'transactionsUnaccepted'
  readonly at: Position
  readonly removedBlock: string
  readonly ids: readonly string[]
}

/** What one change did to an address; the figures are those after it. */
export interface AddressChanged {
  readonly type: 'addressChanged'
  readonly at: Position
  readonly address: string
  readonly balance: string
  readonly received: string
  readonly sent: string
  readonly txCount: number
  readonly utxoCount: number
  readonly delta: string
  /** Taken from the end of the history, newest first; then `added` was appended, oldest first. */
  readonly removed: readonly AddressEntry[]
  readonly added: readonly AddressEntry[]
}

export interface FiguresChanged {
  readonly type: 'figuresChanged'
  readonly at: Position
  readonly figures: Metrics
}

export interface MetricsPointAdded {
  readonly type: 'metricsPointAdded'
  readonly at: Position
  readonly resolution: string
  readonly timestamp: number
  readonly bps: number
  readonly tps: number
  readonly difficulty: number
  readonly hashrate: number
}

export interface MempoolChanged {
  readonly type: 'mempoolChanged'
  readonly at: Position
  readonly size: number
  readonly added: readonly MempoolTransaction[]
  readonly removed: readonly string[]
}

export interface MempoolTransaction {
  readonly transaction: TxSummary
  readonly mass: number
  readonly addresses: readonly string[]
}

export interface StatusChanged {
  readonly type: 'statusChanged'
  readonly at: Position
  readonly status: ReadModelStatus
}

export interface ReadModelStatus {
  readonly network: string
  readonly state: NodeState
  readonly readBlueScore: number
  readonly nodeBlueScore: number
  readonly fraction: number
  readonly sinkHash: string
  readonly sinkTimestamp: number
}

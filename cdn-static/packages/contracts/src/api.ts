import type {
  AddressChangedEntry,
  BlockColor,
  BlockSummary as EventBlockSummary,
  NetworkFigures,
  Position,
  ReadModelStatusState,
  TransactionSummary,
} from './generated/events'

export type { BlockColor }

/**
 * The bodies of the explorer API's own endpoints (`/v1/…`). Amounts are decimal strings of leor, because they pass 2^53; scores and
 * times in milliseconds are numbers; hashes and ids are 64 hex digits; what is not known is null.
 */

export type NodeState = ReadModelStatusState

export interface Status {
  readonly at: Position
  readonly network: string
  readonly version: string
  readonly state: NodeState
  readonly readBlueScore: number
  readonly nodeBlueScore: number
  /** How much of the known chain is in the read model, 0…1. */
  readonly fraction: number
  readonly behindMillis: number
  readonly sinkHash: string | null
  readonly sinkTimestamp: number | null
}

/** The figures of the dashboard, as the stream tells them too. */
export type Metrics = NetworkFigures

/** What a list shows of a block: the part of the stream's summary that the lists of both have in common. */
export type BlockSummary = Pick<
  EventBlockSummary,
  | 'hash'
  | 'blueScore'
  | 'daaScore'
  | 'timestamp'
  | 'txCount'
  | 'chain'
  | 'color'
  | 'parents'
  | 'selectedParent'
  | 'minerAddress'
>

/** What a list shows of a transaction; `amount` is the sum of its outputs. */
export type TxSummary = Pick<
  TransactionSummary,
  | 'id'
  | 'timestamp'
  | 'amount'
  | 'fee'
  | 'inputs'
  | 'outputs'
  | 'coinbase'
  | 'acceptingBlock'
  | 'acceptingBlueScore'
>

export interface BlockDetail extends EventBlockSummary {
  readonly version: number
  readonly nonce: string
  readonly blueWork: string
  readonly hashMerkleRoot: string
  readonly acceptedIdMerkleRoot: string
  readonly utxoCommitment: string
  readonly pruningPoint: string
  readonly blues: readonly string[]
  readonly reds: readonly string[]
  readonly children: readonly string[]
  readonly mergedBy: string | null
  /** The transactions that this block accepts, if it is on the selected chain. */
  readonly acceptedIds: readonly string[]
  readonly subsidy: string | null
  readonly payload: string
  readonly sinkBlueScore: number
}

export interface TxInput {
  readonly txId: string
  readonly index: number
  /** Null when the output spent was not made on this chain. */
  readonly address: string | null
  readonly amount: string | null
  readonly signatureScript: string
  readonly sigOpCount: number
  readonly sequence: string
}

export interface TxOutput {
  readonly index: number
  readonly amount: string
  readonly address: string | null
  readonly script: string
  readonly scriptType: string
  readonly spentBy: string | null
}

/** `accepted` by a chain block; `pending` in a block that none has accepted; `mempool` in no block yet. */
export type TxState = 'accepted' | 'pending' | 'mempool'

export interface TxDetail extends TxSummary {
  readonly state: TxState
  readonly confirmations: number
  readonly acceptingTimestamp: number | null
  readonly subnetworkId: string
  readonly version: number
  readonly lockTime: string
  readonly mass: string
  readonly computeMass: string | null
  readonly payload: string
  readonly blocks: readonly string[]
  readonly inputList: readonly TxInput[]
  readonly outputList: readonly TxOutput[]
}

export interface AddressSummary {
  readonly address: string
  readonly balance: string
  readonly received: string
  readonly sent: string
  readonly txCount: number
  readonly utxoCount: number
  readonly firstSeen: number | null
  readonly lastSeen: number | null
  readonly name: string | null
}

/** A line of an address's history, with its position in the order of acceptance. */
export type AddressEntry = AddressChangedEntry

export interface Utxo {
  readonly txId: string
  readonly index: number
  readonly amount: string
  readonly blockDaaScore: number
  readonly coinbase: boolean
  readonly mature: boolean
}

export interface MetricsPoint {
  readonly timestamp: number
  readonly bps: number
  readonly tps: number
  readonly difficulty: number
  readonly hashrate: number
}

export type SearchKind = 'block' | 'transaction' | 'address'

export interface SearchMatch {
  readonly kind: SearchKind
  readonly id: string
  /** Set when the query was a blue score. */
  readonly blueScore?: number | null
}

export interface DashboardBody {
  readonly at: Position
  readonly status: Status
  readonly metrics: Metrics
  readonly blocks: readonly BlockSummary[]
  readonly transactions: readonly TxSummary[]
}

export interface DagBody {
  readonly at: Position
  readonly sink: string | null
  readonly blocks: readonly BlockSummary[]
}

export interface BlocksBody {
  readonly at: Position
  readonly blocks: readonly BlockSummary[]
  /** The cursor of the next page. */
  readonly next: number | null
}

export interface BlockBody {
  readonly at: Position
  readonly block: BlockDetail
  readonly transactions: readonly TxSummary[]
}

export interface TransactionsBody {
  readonly at: Position
  readonly transactions: readonly TxSummary[]
  /** The cursor of the next page. */
  readonly next: number | null
}

export interface TransactionBody {
  readonly at: Position
  readonly transaction: TxDetail
}

export interface AddressBody {
  readonly at: Position
  readonly address: AddressSummary
}

export interface AddressTransactionsBody {
  readonly at: Position
  readonly total: number
  readonly entries: readonly AddressEntry[]
  /** The `before` of the next older page. */
  readonly next: number | null
}

export interface AddressUtxosBody {
  readonly at: Position
  readonly total: number
  readonly utxos: readonly Utxo[]
  /** The cursor of the next page. */
  readonly next: number | null
}

export interface MetricsHistoryBody {
  readonly at: Position
  readonly resolution: string
  readonly points: readonly MetricsPoint[]
}

export interface RichListEntry {
  readonly rank: number
  readonly address: string
  readonly balance: string
  /** Of all coins in existence, 0…1. */
  readonly share: number
  readonly name: string | null
}

export interface RichListBody {
  readonly at: Position
  readonly updatedAt: number
  readonly entries: readonly RichListEntry[]
}

export interface SearchBody {
  readonly query: string
  readonly matches: readonly SearchMatch[]
}

/** RFC 9457, with a stable `code`. */
export interface Problem {
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly requestId?: string | null
}

/**
 * The bodies of the explorer API's own endpoints (`/v1/…`). Amounts are decimal strings of leor, because they pass 2^53; scores and
 * times in milliseconds are numbers; hashes and ids are 64 hex digits; what is not known is null.
 */

/** The read-model change that a body is true for; comparable with the positions of stream events. */
export interface Position {
  readonly epoch: string
  readonly sequence: number
}

export type NodeState = 'starting' | 'catching-up' | 'live'

export interface Status {
  readonly at: Position
  readonly network: string
  readonly version: string
  readonly state: NodeState
  readonly readBlueScore: number
  readonly nodeBlueScore: number
  /** How much of the known chain is in the read model, 0…1. */
  readonly fraction: number
  readonly sinkHash: string | null
  readonly sinkTimestamp: number | null
}

export interface Metrics {
  readonly timestamp: number
  readonly bps: number
  readonly tps: number
  readonly daaScore: number
  readonly blueScore: number
  readonly difficulty: number
  /** Hashes a second. */
  readonly hashrate: number
  readonly circulating: string
  readonly maxSupply: string
  readonly subsidy: string
  readonly nextSubsidy: string
  readonly nextReductionTimestamp: number
  readonly nextReductionDaaScore: number
  readonly mempoolSize: number
  readonly blockCount: number
  readonly transactionCount: number
  readonly addressCount: number
  readonly tipCount: number
  readonly pruningPoint: string
}

/** `pending` until a chain block has merged the block. */
export type BlockColor = 'blue' | 'red' | 'pending'

export interface BlockSummary {
  readonly hash: string
  readonly blueScore: number
  readonly daaScore: number
  readonly timestamp: number
  readonly txCount: number
  /** Whether the block is on the selected chain. */
  readonly chain: boolean
  readonly color: BlockColor
  readonly parents: readonly string[]
  readonly selectedParent: string | null
  readonly minerAddress: string | null
}

export interface TxSummary {
  readonly id: string
  readonly timestamp: number
  /** Sum of the outputs. */
  readonly amount: string
  readonly fee: string | null
  readonly inputs: number
  readonly outputs: number
  readonly coinbase: boolean
  readonly acceptingBlock: string | null
  readonly acceptingBlueScore: number | null
}

export interface BlockDetail extends BlockSummary {
  readonly version: number
  readonly bits: number
  readonly nonce: string
  readonly difficulty: number
  readonly blueWork: string
  readonly hashMerkleRoot: string
  readonly acceptedIdMerkleRoot: string
  readonly utxoCommitment: string
  readonly pruningPoint: string
  readonly mergesetBlues: readonly string[]
  readonly mergesetReds: readonly string[]
  readonly children: readonly string[]
  readonly mergedBy: string | null
  readonly subsidy: string | null
  readonly payload: string | null
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

export interface AddressEntry {
  /** Position in the order of acceptance, from 0. */
  readonly index: number
  readonly txId: string
  readonly timestamp: number
  /** What the transaction did to the balance: signed. */
  readonly net: string
  readonly coinbase: boolean
}

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
  readonly mempoolSize: number
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
  readonly next: string | null
}

export interface BlockBody {
  readonly at: Position
  readonly block: BlockDetail
  readonly transactions: readonly TxSummary[]
}

export interface TransactionsBody {
  readonly at: Position
  readonly transactions: readonly TxSummary[]
  readonly next: string | null
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
  readonly next: string | null
}

export interface MetricsHistoryBody {
  readonly at: Position
  readonly resolution: string
  readonly points: readonly MetricsPoint[]
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

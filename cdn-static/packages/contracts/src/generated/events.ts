// Generated from the Java records in libs/events by integration-tests/contracts. Do not edit:
// change the record and run ./pyrin contracts.

/** 64 lower-case hex digits. */
export type HashHex = string;

/** An integer as decimal text, because it may exceed 2^53: read it with BigInt. */
export type DecimalString = string;

export const PROTOCOL_VERSION = 1;
export const CLIENT_FRAME_BYTES_MAX = 4096;

export interface AddressChanged {
  readonly type: "addressChanged";
  readonly at: Position;
  readonly address: string;
  readonly balance: DecimalString;
  readonly received: DecimalString;
  readonly sent: DecimalString;
  readonly txCount: number;
  readonly utxoCount: number;
  readonly delta: DecimalString;
  readonly removed: readonly AddressChangedEntry[];
  readonly added: readonly AddressChangedEntry[];
}

export interface AddressChangedEntry {
  readonly index: number;
  readonly txId: HashHex;
  readonly timestamp: number;
  readonly net: DecimalString;
  readonly coinbase: boolean;
}

export interface BlockAdded {
  readonly type: "blockAdded";
  readonly at: Position;
  readonly block: BlockSummary;
  readonly transactions: readonly TransactionSummary[];
}

export type BlockColor = "pending" | "blue" | "red";

export interface BlockSummary {
  readonly hash: HashHex;
  readonly blueScore: number;
  readonly daaScore: number;
  readonly timestamp: number;
  readonly bits: number;
  readonly difficulty: number;
  readonly txCount: number;
  readonly chain: boolean;
  readonly color: BlockColor;
  readonly parents: readonly HashHex[];
  readonly selectedParent: HashHex | null;
  readonly mergesetBlues: number;
  readonly mergesetReds: number;
  readonly minerAddress: string | null;
}

export interface ChainChanged {
  readonly type: "chainChanged";
  readonly at: Position;
  readonly removed: readonly HashHex[];
  readonly added: readonly ChainChangedChainBlock[];
  readonly colors: readonly ChainChangedBlockRecolored[];
  readonly sink: HashHex;
  readonly sinkBlueScore: number;
  readonly sinkDaaScore: number;
  readonly sinkTimestamp: number;
}

export interface ChainChangedBlockRecolored {
  readonly hash: HashHex;
  readonly chain: boolean;
  readonly color: BlockColor;
  readonly mergedBy: HashHex | null;
}

export interface ChainChangedChainBlock {
  readonly hash: HashHex;
  readonly blueScore: number;
  readonly daaScore: number;
  readonly timestamp: number;
  readonly acceptedTransactions: number;
}

export type ChainEvent =
  | BlockAdded
  | ChainChanged
  | TransactionsAccepted
  | TransactionsUnaccepted
  | AddressChanged
  | FiguresChanged
  | MetricsPointAdded
  | MempoolChanged
  | StatusChanged;

export type ClientFrame =
  | ClientFrameSubscribe
  | ClientFrameUnsubscribe
  | ClientFramePing;

export interface ClientFramePing {
  readonly op: "ping";
  readonly id: number;
}

export interface ClientFrameSubscribe {
  readonly op: "subscribe";
  readonly topics: readonly string[];
  readonly resume?: Position | null;
}

export interface ClientFrameUnsubscribe {
  readonly op: "unsubscribe";
  readonly topics: readonly string[];
}

export type FailureCode = "busy" | "not-ready" | "bad-topic" | "limit" | "bad-frame";

export interface FiguresChanged {
  readonly type: "figuresChanged";
  readonly at: Position;
  readonly figures: NetworkFigures;
}

export interface MempoolChanged {
  readonly type: "mempoolChanged";
  readonly at: Position;
  readonly size: number;
  readonly added: readonly MempoolChangedMempoolTransaction[];
  readonly removed: readonly HashHex[];
}

export interface MempoolChangedMempoolTransaction {
  readonly transaction: TransactionSummary;
  readonly mass: number;
  readonly addresses: readonly string[];
}

export interface MetricsPointAdded {
  readonly type: "metricsPointAdded";
  readonly at: Position;
  readonly resolution: string;
  readonly timestamp: number;
  readonly bps: number;
  readonly tps: number;
  readonly difficulty: number;
  readonly hashrate: number;
}

export interface NetworkFigures {
  readonly timestamp: number;
  readonly bps: number;
  readonly tps: number;
  readonly daaScore: number;
  readonly blueScore: number;
  readonly difficulty: number;
  readonly hashrate: number;
  readonly circulating: DecimalString;
  readonly maxSupply: DecimalString;
  readonly subsidy: DecimalString;
  readonly nextSubsidy: DecimalString;
  readonly nextReductionDaaScore: number;
  readonly nextReductionTimestamp: number;
  readonly mempoolSize: number;
  readonly blockCount: number;
  readonly transactionCount: number;
  readonly addressCount: number;
  readonly tipCount: number;
  readonly pruningPoint: HashHex;
}

export interface Position {
  readonly epoch: string;
  readonly sequence: number;
}

export interface ReadModelStatus {
  readonly network: string;
  readonly state: ReadModelStatusState;
  readonly readBlueScore: number;
  readonly nodeBlueScore: number;
  readonly fraction: number;
  readonly sinkHash: HashHex;
  readonly sinkTimestamp: number;
}

export type ReadModelStatusState = "starting" | "catching-up" | "live";

export type ServerFrame =
  | ServerFrameWelcome
  | ServerFrameSnapshot
  | ServerFrameResumed
  | ServerFrameEvent
  | ServerFrameUnsubscribed
  | ServerFramePong
  | ServerFrameFailure
  | ServerFrameClosing;

export interface ServerFrameClosing {
  readonly op: "closing";
  readonly code: string;
  readonly message: string;
}

export interface ServerFrameEvent {
  readonly op: "event";
  readonly topic: Topic;
  readonly epoch: string;
  readonly sequence: number;
  readonly event: ChainEvent;
}

export interface ServerFrameFailure {
  readonly op: "error";
  readonly code: FailureCode;
  readonly message: string;
  readonly topic: string | null;
}

export interface ServerFrameLimits {
  readonly messageBytes: number;
  readonly topics: number;
  readonly messagesPer10Seconds: number;
}

export interface ServerFramePong {
  readonly op: "pong";
  readonly id: number;
}

export interface ServerFrameResumed {
  readonly op: "resumed";
  readonly topic: Topic;
  readonly epoch: string;
  readonly sequence: number;
}

export interface ServerFrameSnapshot {
  readonly op: "snapshot";
  readonly topic: Topic;
  readonly reason: ServerFrameSnapshotReason;
  readonly epoch: string;
  readonly sequence: number;
  readonly data: unknown;
}

export type ServerFrameSnapshotReason = "subscribed" | "gap" | "epoch" | "ahead" | "slow";

export interface ServerFrameUnsubscribed {
  readonly op: "unsubscribed";
  readonly topics: readonly Topic[];
}

export interface ServerFrameWelcome {
  readonly op: "welcome";
  readonly protocol: number;
  readonly network: string;
  readonly epoch: string;
  readonly sequence: number;
  readonly pingSeconds: number;
  readonly limits: ServerFrameLimits;
}

export interface StatusChanged {
  readonly type: "statusChanged";
  readonly at: Position;
  readonly status: ReadModelStatus;
}

export type Topic = "dashboard" | "metrics" | "blocks" | "transactions" | "mempool" | `address:${string}` | `tx:${string}` | `block:${string}`;

export interface TransactionSummary {
  readonly id: HashHex;
  readonly timestamp: number;
  readonly amount: DecimalString;
  readonly fee: DecimalString | null;
  readonly inputs: number;
  readonly outputs: number;
  readonly coinbase: boolean;
  readonly acceptingBlock: HashHex | null;
  readonly acceptingBlueScore: number | null;
  readonly firstOutputs: readonly TransactionSummaryOutput[];
}

export interface TransactionSummaryOutput {
  readonly address: string | null;
  readonly amount: DecimalString;
}

export interface TransactionsAccepted {
  readonly type: "transactionsAccepted";
  readonly at: Position;
  readonly acceptingBlock: HashHex;
  readonly acceptingBlueScore: number;
  readonly acceptingTimestamp: number;
  readonly transactions: readonly TransactionSummary[];
}

export interface TransactionsUnaccepted {
  readonly type: "transactionsUnaccepted";
  readonly at: Position;
  readonly removedBlock: HashHex;
  readonly ids: readonly HashHex[];
}

export type * from './api'
export type {
  AddressChanged,
  BlockAdded,
  ChainChanged,
  ChainEvent,
  ClientFrame,
  FiguresChanged,
  MempoolChanged,
  MetricsPointAdded,
  NetworkFigures,
  Position,
  ServerFrame,
  StatusChanged,
  Topic,
  TransactionsAccepted,
  TransactionsUnaccepted,
} from './generated/events'

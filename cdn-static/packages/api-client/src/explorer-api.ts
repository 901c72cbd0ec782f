import type {
  AddressBody,
  AddressTransactionsBody,
  AddressUtxosBody,
  BlockBody,
  BlocksBody,
  DagBody,
  DashboardBody,
  MetricsHistoryBody,
  RichListBody,
  SearchBody,
  Status,
  TransactionBody,
  TransactionsBody,
} from '@pyrin/contracts'
import type { HttpClient } from './http'

type Query = Readonly<Record<string, string | number | null | undefined>>

/** The explorer API's endpoints, one method each; every one can be cancelled and rejects with `ApiError`. */
export class ExplorerApi {
  constructor(private readonly http: HttpClient) {}

  status(signal?: AbortSignal): Promise<Status> {
    return this.http.get('/v1/status', signal)
  }

  dashboard(signal?: AbortSignal): Promise<DashboardBody> {
    return this.http.get('/v1/dashboard', signal)
  }

  /** The newest blocks with their parents, oldest first: what the drawing of the DAG shows. */
  dag(seconds: number, limit: number, signal?: AbortSignal): Promise<DagBody> {
    return this.http.get(`/v1/dag${query({ seconds, limit })}`, signal)
  }

  blocks(limit: number, before: number | null, signal?: AbortSignal): Promise<BlocksBody> {
    return this.http.get(`/v1/blocks${query({ limit, before })}`, signal)
  }

  block(hash: string, signal?: AbortSignal): Promise<BlockBody> {
    return this.http.get(`/v1/blocks/${encodeURIComponent(hash)}`, signal)
  }

  transactions(
    limit: number,
    before: number | null,
    coinbases: boolean,
    signal?: AbortSignal,
  ): Promise<TransactionsBody> {
    return this.http.get(`/v1/transactions${query({ limit, before, coinbase: String(coinbases) })}`, signal)
  }

  transaction(id: string, signal?: AbortSignal): Promise<TransactionBody> {
    return this.http.get(`/v1/transactions/${encodeURIComponent(id)}`, signal)
  }

  address(address: string, signal?: AbortSignal): Promise<AddressBody> {
    return this.http.get(`/v1/addresses/${encodeURIComponent(address)}`, signal)
  }

  /** Newest first, from below position `before` (null: from the newest). */
  addressTransactions(
    address: string,
    limit: number,
    before: number | null,
    signal?: AbortSignal,
  ): Promise<AddressTransactionsBody> {
    return this.http.get(
      `/v1/addresses/${encodeURIComponent(address)}/transactions${query({ limit, before })}`,
      signal,
    )
  }

  addressUtxos(
    address: string,
    limit: number,
    after: number | null,
    signal?: AbortSignal,
  ): Promise<AddressUtxosBody> {
    return this.http.get(
      `/v1/addresses/${encodeURIComponent(address)}/utxos${query({ limit, after })}`,
      signal,
    )
  }

  metricsHistory(resolution: string, limit: number, signal?: AbortSignal): Promise<MetricsHistoryBody> {
    return this.http.get(`/v1/metrics/history${query({ resolution, limit })}`, signal)
  }

  richList(limit: number, signal?: AbortSignal): Promise<RichListBody> {
    return this.http.get(`/v1/rich-list${query({ limit })}`, signal)
  }

  search(text: string, signal?: AbortSignal): Promise<SearchBody> {
    return this.http.get(`/v1/search${query({ q: text })}`, signal)
  }
}

function query(values: Query): string {
  const parts = Object.entries(values).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

import type { ExplorerApiReads } from '@pyrin/contracts'
import type { HttpClient } from './http'

type Parameters = Readonly<Record<string, string>>
type Query = Readonly<Record<string, string | number | null | undefined>>
type Answer<Path extends keyof ExplorerApiReads> = Promise<ExplorerApiReads[Path]>

/**
 * The explorer API's reads, one method each; every one can be cancelled and rejects with `ApiError`. Paths and answers are those of
 * the OpenAPI document: one that it does not have does not compile.
 */
export class ExplorerApi {
  constructor(private readonly http: HttpClient) {}

  status(signal?: AbortSignal): Answer<'/v1/status'> {
    return this.read('/v1/status', {}, {}, signal)
  }

  dashboard(signal?: AbortSignal): Answer<'/v1/dashboard'> {
    return this.read('/v1/dashboard', {}, {}, signal)
  }

  /** The newest blocks with their parents, oldest first: what the drawing of the DAG shows. */
  dag(seconds: number, limit: number, signal?: AbortSignal): Answer<'/v1/dag'> {
    return this.read('/v1/dag', {}, { seconds, limit }, signal)
  }

  blocks(limit: number, before: number | null, signal?: AbortSignal): Answer<'/v1/blocks'> {
    return this.read('/v1/blocks', {}, { limit, before }, signal)
  }

  block(hash: string, signal?: AbortSignal): Answer<'/v1/blocks/{hash}'> {
    return this.read('/v1/blocks/{hash}', { hash }, {}, signal)
  }

  transactions(
    limit: number,
    before: number | null,
    coinbases: boolean,
    signal?: AbortSignal,
  ): Answer<'/v1/transactions'> {
    return this.read('/v1/transactions', {}, { limit, before, coinbase: String(coinbases) }, signal)
  }

  transaction(id: string, signal?: AbortSignal): Answer<'/v1/transactions/{id}'> {
    return this.read('/v1/transactions/{id}', { id }, {}, signal)
  }

  address(address: string, signal?: AbortSignal): Answer<'/v1/addresses/{address}'> {
    return this.read('/v1/addresses/{address}', { address }, {}, signal)
  }

  /** Newest first, from below position `before` (null: from the newest). */
  addressTransactions(
    address: string,
    limit: number,
    before: number | null,
    signal?: AbortSignal,
  ): Answer<'/v1/addresses/{address}/transactions'> {
    return this.read('/v1/addresses/{address}/transactions', { address }, { limit, before }, signal)
  }

  addressUtxos(
    address: string,
    limit: number,
    after: number | null,
    signal?: AbortSignal,
  ): Answer<'/v1/addresses/{address}/utxos'> {
    return this.read('/v1/addresses/{address}/utxos', { address }, { limit, after }, signal)
  }

  metricsHistory(resolution: string, limit: number, signal?: AbortSignal): Answer<'/v1/metrics/history'> {
    return this.read('/v1/metrics/history', {}, { resolution, limit }, signal)
  }

  richList(limit: number, signal?: AbortSignal): Answer<'/v1/rich-list'> {
    return this.read('/v1/rich-list', {}, { limit }, signal)
  }

  search(text: string, signal?: AbortSignal): Answer<'/v1/search'> {
    return this.read('/v1/search', {}, { q: text }, signal)
  }

  private read<Path extends keyof ExplorerApiReads>(
    path: Path,
    parameters: Parameters,
    query: Query,
    signal: AbortSignal | undefined,
  ): Answer<Path> {
    return this.http.get(fill(path, parameters) + queryString(query), signal)
  }
}

function fill(path: string, parameters: Parameters): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
}

function queryString(values: Query): string {
  const parts = Object.entries(values).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

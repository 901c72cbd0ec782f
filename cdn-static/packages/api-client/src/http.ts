import { ApiError, errorFromResponse } from './errors'

/** What the client needs from its surroundings; tests pass their own. */
export interface HttpOptions {
  /** Prefix of every path, without a slash at the end: `/api` or another host's address. */
  readonly base: string
  readonly fetch?: typeof fetch
  readonly timeoutMillis?: number
  /** Waits before the repeats of a failed read; as many repeats as entries. */
  readonly retryWaitsMillis?: readonly number[]
}

const TIMEOUT_MILLIS = 10_000
const RETRY_WAITS_MILLIS = [250, 1_000]
const CACHED_BODIES_MAX = 64

/**
 * Reads JSON with entity tags: a body already held is asked for with `If-None-Match`, and a 304 costs no transfer and no parsing.
 * The browser's own cache is left out: it would answer from before the event that makes a page read again. At most 64 bodies are held, the longest unused go first. A read that got no answer, or a gateway's error, is repeated twice.
 */
export class HttpClient {
  private readonly base: string
  private readonly fetchFunction: typeof fetch
  private readonly timeoutMillis: number
  private readonly retryWaitsMillis: readonly number[]
  private readonly held = new Map<string, { readonly tag: string; readonly body: unknown }>()

  constructor(options: HttpOptions) {
    this.base = options.base.replace(/\/+$/, '')
    this.fetchFunction = options.fetch ?? fetch.bind(globalThis)
    this.timeoutMillis = options.timeoutMillis ?? TIMEOUT_MILLIS
    this.retryWaitsMillis = options.retryWaitsMillis ?? RETRY_WAITS_MILLIS
  }

  /** Reads `path` (it begins with a slash). Rejects with `ApiError`, or with the signal's reason when it is aborted. */
  async get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
    for (let attempt = 0; ; attempt++) {
      try {
        return (await this.getOnce(path, signal)) as Body
      } catch (error) {
        const wait = this.retryWaitsMillis[attempt]
        if (wait === undefined || signal?.aborted === true || !isWorthRepeating(error)) throw error
        await pause(wait, signal)
      }
    }
  }

  private async getOnce(path: string, signal: AbortSignal | undefined): Promise<unknown> {
    const known = this.held.get(path)
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (known !== undefined) headers['If-None-Match'] = known.tag
    const response = await this.send(path, headers, signal)
    if (response.status === 304 && known !== undefined) {
      this.hold(path, known)
      return known.body
    }
    if (!response.ok) throw await errorFromResponse(response)
    return this.readBody(path, response)
  }

  private async send(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const timeout = AbortSignal.timeout(this.timeoutMillis)
    const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
    try {
      return await this.fetchFunction(this.base + path, { headers, signal: either, cache: 'no-store' })
    } catch (error) {
      if (signal?.aborted === true) throw error
      if (timeout.aborted) throw new ApiError('timeout', 'The server took too long to answer.')
      throw new ApiError('offline', 'The server cannot be reached.')
    }
  }

  private async readBody(path: string, response: Response): Promise<unknown> {
    let body: unknown
    try {
      body = await response.json()
    } catch {
      throw new ApiError('server', 'The server’s answer is not JSON.')
    }
    const tag = response.headers.get('ETag')
    if (tag !== null) this.hold(path, { tag, body })
    return body
  }

  private hold(path: string, entry: { readonly tag: string; readonly body: unknown }): void {
    this.held.delete(path)
    this.held.set(path, entry)
    const oldest = this.held.keys().next()
    if (this.held.size > CACHED_BODIES_MAX && oldest.done !== true) this.held.delete(oldest.value)
  }
}

function isWorthRepeating(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.kind === 'offline' || error.kind === 'timeout' || error.kind === 'server')
  )
}

function pause(millis: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('aborted', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, millis)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

import type { Problem } from '@pyrin/contracts'

/**
 * Why a call failed, in the terms a page needs: `offline` (no answer at all), `timeout`, `not-found`, `bad-request` (what was asked is
 * malformed; asking again is of no use), `not-ready` (the server is starting) and `server` (anything else).
 */
export type ApiErrorKind = 'offline' | 'timeout' | 'not-found' | 'bad-request' | 'not-ready' | 'server'

/** A failed call. `message` is fit to be shown; `requestId` is what an operator can look up. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  readonly requestId: string | null

  constructor(kind: ApiErrorKind, message: string, requestId: string | null = null) {
    super(message)
    this.name = 'ApiError'
    this.kind = kind
    this.requestId = requestId
  }
}

/** Reads the problem document of an answer; one that is not a problem document still gives a clear error. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  const problem = await readProblem(response)
  const message = problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`
  return new ApiError(kindOf(response.status), message, problem?.requestId ?? null)
}

async function readProblem(response: Response): Promise<Partial<Problem> | null> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? body : null
  } catch {
    return null
  }
}

function kindOf(status: number): ApiErrorKind {
  if (status === 404) return 'not-found'
  if (status === 503) return 'not-ready'
  return status >= 400 && status < 500 && status !== 429 ? 'bad-request' : 'server'
}

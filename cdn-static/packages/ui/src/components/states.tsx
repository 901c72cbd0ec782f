import type { ComponentChildren } from 'preact'
import type { ApiError } from '@pyrin/api-client'
import type { Resource } from '../hooks/use-live-resource'

/** Grey bars where text will be; read out as "Loading". */
export function Skeleton({ rows }: { readonly rows: number }) {
  return (
    <div class="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class="skeleton-bar" />
      ))}
    </div>
  )
}

/** Says that there is nothing, and what that means. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>
}

const HEADLINES: Readonly<Record<ApiError['kind'], string>> = {
  offline: 'The explorer’s server cannot be reached',
  timeout: 'The explorer’s server does not answer',
  'not-found': 'Not found',
  'bad-request': 'That cannot be looked up',
  'not-ready': 'The explorer is starting',
  server: 'The explorer’s server failed',
}

/** What is said under the headline where the error's own words would only repeat it. */
const HINTS: Partial<Readonly<Record<ApiError['kind'], string>>> = {
  offline: 'It is asked again and again; if other pages load, this server may be down for a while.',
  timeout: 'It is asked again and again; it may be busy.',
}

/** Says what went wrong, and offers to try again. Reads are repeated by themselves as well. */
export function Failure({ error, retry }: { readonly error: ApiError; readonly retry: () => void }) {
  return (
    <div class="failure" role="alert">
      <h2>{HEADLINES[error.kind]}</h2>
      <p>{HINTS[error.kind] ?? sentence(error.message)}</p>
      {error.requestId !== null && <p class="muted small">Request {error.requestId}</p>}
      {error.kind !== 'bad-request' && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

/** Servers tell their reasons as clauses. */
function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

interface LoadedProps<T> {
  readonly resource: Resource<T>
  /** Bars shown while loading. */
  readonly rows: number
  readonly children: (data: T) => ComponentChildren
}

/** A resource in its three states: bars while it loads, the reason when it failed, else its data with a notice if that is old. */
export function Loaded<T>({ resource, rows, children }: LoadedProps<T>) {
  const { data, error } = resource
  if (data === null) {
    return error === null ? (
      <Skeleton rows={rows} />
    ) : (
      <Failure error={error} retry={() => resource.reload()} />
    )
  }
  return (
    <>
      {error !== null && <p class="stale-note">Shown as last read. {error.message}</p>}
      {children(data)}
    </>
  )
}

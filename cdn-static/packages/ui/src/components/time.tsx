import { formatAge, formatDateTime } from '@pyrin/units'
import { useNow } from '../hooks/use-now'

/** How long ago, counting on; the date stands in the tooltip. */
export function Age({ timestamp }: { readonly timestamp: number }) {
  const now = useNow()
  return (
    <time dateTime={new Date(timestamp).toISOString()} title={formatDateTime(timestamp)} class="nowrap">
      {formatAge(timestamp, now)}
    </time>
  )
}

/** Date and time, with the age behind it. */
export function DateTime({ timestamp }: { readonly timestamp: number }) {
  return (
    <span>
      <span class="nowrap">{formatDateTime(timestamp)}</span>{' '}
      <span class="muted">
        (<Age timestamp={timestamp} />)
      </span>
    </span>
  )
}

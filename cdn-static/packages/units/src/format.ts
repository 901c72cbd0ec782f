import { LEOR_PER_PYI, type Amount } from './types'

/**
 * Every number, time and hash that a page shows goes through this file. Groups are set off by commas and
 * decimals by a point whatever the browser's locale, so that what is read on the page can be pasted into a tool.
 */

/** The coin's ticker. */
export const TICKER = 'PYI'

/** `1,234.5` for 123450000000 leor: all decimals that matter, never rounded. */
export function formatAmount(amount: Amount): string {
  const negative = amount < 0n
  const absolute = magnitude(amount)
  const whole = groupDigits((absolute / LEOR_PER_PYI).toString())
  const decimals = (absolute % LEOR_PER_PYI).toString().padStart(8, '0').replace(/0+$/, '')
  return `${negative ? '−' : ''}${whole}${decimals === '' ? '' : '.' + decimals}`
}

/** As `formatAmount` with a sign in front of every amount but zero. */
export function formatSignedAmount(amount: Amount): string {
  return amount > 0n ? `+${formatAmount(amount)}` : formatAmount(amount)
}

/** An amount for a tile: `412.9 M`, `38,211`, rounded down to four figures or whole coins. */
export function formatAmountShort(amount: Amount): string {
  return formatCompact(Number(amount / (LEOR_PER_PYI / 100n)) / 100)
}

/** An amount without grouping, sign as `-`, all eight decimals: for files that programs read. */
export function plainAmount(amount: Amount): string {
  const absolute = magnitude(amount)
  const decimals = (absolute % LEOR_PER_PYI).toString().padStart(8, '0')
  return `${amount < 0n ? '-' : ''}${absolute / LEOR_PER_PYI}.${decimals}`
}

/** `12,345` */
export function formatInteger(value: number): string {
  return (value < 0 ? '−' : '') + groupDigits(Math.abs(Math.round(value)).toString())
}

/** `1.98`, `12.4`, `3,120`: about three figures. */
export function formatRate(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 100) return formatInteger(value)
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** `999`, `12,345`, `1.234 M`, `5.67 G`: large figures with a metric letter. */
export function formatCompact(value: number): string {
  return withMetricLetter(value, 100_000, '')
}

/** `1.23 TH/s` from hashes a second. */
export function formatHashrate(hashesPerSecond: number): string {
  return withMetricLetter(hashesPerSecond, 1_000, 'H/s')
}

const METRIC = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y']

function withMetricLetter(value: number, plainBelow: number, unit: string): string {
  if (!Number.isFinite(value)) return '–'
  const suffix = unit === '' ? '' : ` ${unit}`
  if (Math.abs(value) < plainBelow) {
    return (
      (Number.isInteger(value) || Math.abs(value) >= 1000 ? formatInteger(value) : formatRate(value)) + suffix
    )
  }
  let scaled = value
  let step = 0
  while (Math.abs(scaled) >= 1000 && step < METRIC.length - 1) {
    scaled /= 1000
    step++
  }
  const decimals = Math.abs(scaled) >= 100 ? 1 : Math.abs(scaled) >= 10 ? 2 : 3
  return `${scaled.toFixed(decimals)} ${METRIC[step] ?? ''}${unit}`
}

/** `41.3 %` from 0…1; never `100 %` before it is whole. */
export function formatPercent(fraction: number, decimals = 1): string {
  const scale = 10 ** decimals
  const shown = fraction >= 1 ? 100 : Math.floor(fraction * 100 * scale) / scale
  return `${shown.toFixed(fraction >= 1 ? 0 : decimals)} %`
}

/** `just now`, `4 s ago`, `12 min ago`, `3 h ago`, `5 d ago`; a time ahead of the clock counts as now. */
export function formatAge(timestampMillis: number, nowMillis: number): string {
  const seconds = Math.floor((nowMillis - timestampMillis) / 1000)
  if (seconds < 1) return 'just now'
  return `${formatDuration(seconds)} ago`
}

/** The largest fitting unit: `45 s`, `12 min`, `3 h`, `5 d`, `2.1 y`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`
  const days = seconds / 86_400
  return days < 400 ? `${Math.floor(days)} d` : `${(days / 365.25).toFixed(1)} y`
}

/** `2026-03-09 14:05:33` in the reader's own time zone. */
export function formatDateTime(timestampMillis: number): string {
  const t = new Date(timestampMillis)
  return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())} ${formatTime(timestampMillis)}`
}

/** `14:05:33` in the reader's own time zone. */
export function formatTime(timestampMillis: number): string {
  const t = new Date(timestampMillis)
  return `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`
}

/** `a1b2c3d4…e5f6` for a hash or id; the text itself when it is short enough. */
export function shortHash(hash: string, head = 8, tail = 6): string {
  return hash.length <= head + tail + 1 ? hash : `${hash.slice(0, head)}…${hash.slice(-tail)}`
}

/** `pyrin:qpzr…7l4f`: the prefix stays whole, since it names the network. */
export function shortAddress(address: string, head = 6, tail = 6): string {
  const colon = address.indexOf(':')
  return address.slice(0, colon + 1) + shortHash(address.slice(colon + 1), head, tail)
}

function two(n: number): string {
  return n.toString().padStart(2, '0')
}

function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

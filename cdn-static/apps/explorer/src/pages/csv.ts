import type { AddressEntry } from '@pyrin/contracts'
import { plainAmount, TICKER, toAmount } from '@pyrin/units'

const HEAD = ['number', 'time', 'transaction', 'kind', `change_${TICKER.toLowerCase()}`]

/** An address's history as RFC 4180 lines: running number, ISO time, id, kind, signed amount with all decimals. */
export function toCsv(entries: readonly AddressEntry[]): string {
  const lines = entries.map((entry) => [
    String(entry.index + 1),
    new Date(entry.timestamp).toISOString(),
    entry.txId,
    entry.coinbase ? 'coinbase' : 'transfer',
    plainAmount(toAmount(entry.net)),
  ])
  return [HEAD, ...lines].map((line) => line.join(',') + '\r\n').join('')
}

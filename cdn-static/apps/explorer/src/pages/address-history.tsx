import { useState } from 'preact/hooks'
import { Age, AmountText, Card, Empty, Loaded, Pager, TxLink, useAddressTransactions } from '@pyrin/ui'
import type { AddressEntry } from '@pyrin/contracts'
import { formatInteger, toAmount } from '@pyrin/units'
import { CsvExport } from './csv-export'
import { usePages } from './use-pages'

type Direction = 'all' | 'in' | 'out'

const DIRECTIONS: readonly (readonly [Direction, string])[] = [
  ['all', 'All'],
  ['in', 'In'],
  ['out', 'Out'],
]

/** What an address received and sent, newest first. */
export function AddressHistory({ address }: { readonly address: string }) {
  const pages = usePages<number>()
  const [direction, setDirection] = useState<Direction>('all')
  const history = useAddressTransactions(address, pages.current)
  const actions = (
    <>
      <div class="segments" role="group" aria-label="Direction">
        {DIRECTIONS.map(([value, name]) => (
          <button
            key={value}
            type="button"
            class="segment"
            aria-pressed={direction === value}
            onClick={() => setDirection(value)}
          >
            {name}
          </button>
        ))}
      </div>
      <CsvExport address={address} />
      <Pager
        label="Pages of transactions"
        newer={pages.newer}
        older={pages.olderFrom(history.data?.next ?? null)}
      />
    </>
  )
  return (
    <Card title={pages.current === null ? 'Newest first' : `Page ${pages.number}`} actions={actions} flush>
      <Loaded resource={history} rows={10}>
        {(data) => (
          <Entries
            entries={data.entries.filter((entry) => goes(entry, direction))}
            direction={direction}
            total={data.total}
          />
        )}
      </Loaded>
    </Card>
  )
}

function goes(entry: AddressEntry, direction: Direction): boolean {
  const net = toAmount(entry.net)
  return direction === 'all' || (direction === 'in' ? net >= 0n : net < 0n)
}

interface EntriesProps {
  readonly entries: readonly AddressEntry[]
  readonly direction: Direction
  readonly total: number
}

function Entries({ entries, direction, total }: EntriesProps) {
  if (total === 0) return <Empty>No accepted transaction touches this address.</Empty>
  if (entries.length === 0) return <Empty>None on this page go {direction}.</Empty>
  return (
    <div class="table-frame">
      <table class="table table-history" data-testid="history">
        <thead>
          <tr>
            <th scope="col">Transaction</th>
            <th scope="col" class="narrow-hidden">
              Kind
            </th>
            <th scope="col" class="number">
              Change
            </th>
            <th scope="col" class="number wide-only">
              No.
            </th>
            <th scope="col" class="number">
              Age
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.index} class="row" data-id={entry.txId}>
              <td>
                <TxLink hash={entry.txId} />
              </td>
              <td class="narrow-hidden">
                {entry.coinbase ? (
                  <span class="badge badge-coinbase">Coinbase</span>
                ) : (
                  <span class="muted">Transfer</span>
                )}
              </td>
              <td class="number">
                <AmountText leor={entry.net} signed />
              </td>
              <td class="number wide-only muted">{formatInteger(entry.index + 1)}</td>
              <td class="number muted">
                <Age timestamp={entry.timestamp} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

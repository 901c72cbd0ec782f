import { useState } from 'preact/hooks'
import {
  Age,
  AmountText,
  Card,
  CoinbaseBadge,
  DataTable,
  Empty,
  Loaded,
  Pager,
  TxLink,
  useAddressTransactions,
  type Column,
} from '@pyrin/ui'
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
    <Card title={title(pages, direction)} actions={actions} flush>
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

/** What the list holds; the direction chooses among the lines of one page, and says so. */
function title(
  { current, number }: { readonly current: number | null; readonly number: number },
  direction: Direction,
) {
  const page = current === null ? 'Newest first' : `Page ${number}`
  return direction === 'all' ? page : `${page}, what goes ${direction} on this page`
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
    <DataTable
      rows={entries}
      columns={COLUMNS}
      keyOf={({ index }) => String(index)}
      class="table-history"
      data={({ txId }) => ({ 'data-id': txId })}
      testId="history"
    />
  )
}

/** One letter in a narrow table, as a coinbase's badge. */
function Transfer() {
  return (
    <span class="muted">
      <span class="badge-letter" aria-hidden="true">
        T
      </span>
      <span class="kind-word">Transfer</span>
    </span>
  )
}

const COLUMNS: readonly Column<AddressEntry>[] = [
  { name: 'Transaction', cell: ({ txId }) => <TxLink hash={txId} /> },
  {
    name: 'Kind',
    cell: ({ coinbase }) => (coinbase ? <CoinbaseBadge /> : <Transfer />),
  },
  { name: 'Change', number: true, cell: ({ net }) => <AmountText leor={net} signed inColumn /> },
  { name: 'No.', number: true, muted: true, shown: 'wide', cell: ({ index }) => formatInteger(index + 1) },
  { name: 'Age', number: true, muted: true, cell: ({ timestamp }) => <Age timestamp={timestamp} /> },
]

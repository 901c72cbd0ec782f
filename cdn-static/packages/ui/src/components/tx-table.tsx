import type { TxSummary } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'
import { AmountText } from './amount'
import { CoinbaseBadge } from './tx-badge'
import { DataTable, type Column } from './data-table'
import { TxLink } from './links'
import { Age } from './time'

interface Props {
  readonly transactions: readonly TxSummary[]
  readonly compact?: boolean
  /** The id of one to point out. */
  readonly marked?: string | null
}

const FEE: Column<TxSummary> = {
  name: 'Fee',
  number: true,
  shown: 'wide',
  cell: ({ fee, coinbase }) =>
    fee === null || coinbase ? <span class="muted">–</span> : <AmountText leor={fee} inColumn />,
}

const COMPACT: readonly Column<TxSummary>[] = [
  { name: 'Transaction', cell: ({ id }) => <TxLink hash={id} /> },
  { name: 'Kind', cell: (tx) => <TxKind tx={tx} /> },
  { name: 'Amount', number: true, cell: ({ amount }) => <AmountText leor={amount} inColumn /> },
  { name: 'Age', number: true, muted: true, cell: ({ timestamp }) => <Age timestamp={timestamp} /> },
]

const WHOLE = COMPACT.toSpliced(-1, 0, FEE)

/** Transactions, one a line. */
export function TxTable({ transactions, compact = false, marked = null }: Props) {
  return (
    <DataTable
      rows={transactions}
      columns={compact ? COMPACT : WHOLE}
      keyOf={({ id }) => id}
      class={compact ? 'table-txs table-compact' : 'table-txs'}
      rowClass={({ id }) => (id === marked ? 'row-marked' : '')}
      data={({ id }) => ({ 'data-id': id })}
    />
  )
}

/** `Coinbase`, or how many inputs became how many outputs; where there is little room, `C` or `1→2`. */
function TxKind({ tx }: { readonly tx: TxSummary }) {
  if (tx.coinbase) return <CoinbaseBadge />
  return (
    <span class="muted nowrap">
      {formatInteger(tx.inputs)}
      <span class="kind-word"> in </span>→<span class="kind-word"> </span>
      {formatInteger(tx.outputs)}
      <span class="kind-word"> out</span>
    </span>
  )
}

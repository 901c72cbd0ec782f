import type { TxSummary } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'
import { AmountText } from './amount'
import { TxLink } from './links'
import { Age } from './time'

interface Props {
  readonly transactions: readonly TxSummary[]
  readonly compact?: boolean
  /** The id of one to point out. */
  readonly marked?: string | null
}

/** Transactions, one a line. */
export function TxTable({ transactions, compact = false, marked = null }: Props) {
  return (
    <div class="table-frame">
      <table class={`table table-txs${compact ? ' table-compact' : ''}`}>
        <thead>
          <tr>
            <th scope="col">Transaction</th>
            <th scope="col" class="narrow-hidden">
              Kind
            </th>
            <th scope="col" class="number">
              Amount
            </th>
            {!compact && (
              <th scope="col" class="number wide-only">
                Fee
              </th>
            )}
            <th scope="col" class="number">
              Age
            </th>
          </tr>
        </thead>
        <tbody>
          {transactions.map((tx) => (
            <tr key={tx.id} class={`row${tx.id === marked ? ' row-marked' : ''}`} data-id={tx.id}>
              <td>
                <TxLink hash={tx.id} />
              </td>
              <td class="narrow-hidden">
                <TxKind tx={tx} />
              </td>
              <td class="number">
                <AmountText leor={tx.amount} />
              </td>
              {!compact && (
                <td class="number wide-only">
                  {tx.fee === null || tx.coinbase ? (
                    <span class="muted">–</span>
                  ) : (
                    <AmountText leor={tx.fee} />
                  )}
                </td>
              )}
              <td class="number muted">
                <Age timestamp={tx.timestamp} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `Coinbase`, or how many inputs became how many outputs. */
function TxKind({ tx }: { readonly tx: TxSummary }) {
  if (tx.coinbase) return <span class="badge badge-coinbase">Coinbase</span>
  return (
    <span class="muted nowrap">
      {formatInteger(tx.inputs)} in → {formatInteger(tx.outputs)} out
    </span>
  )
}

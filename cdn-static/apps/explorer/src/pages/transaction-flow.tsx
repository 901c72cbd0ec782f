import type { ComponentChildren } from 'preact'
import { AddressLink, AmountText, Card, Empty, TxLink } from '@pyrin/ui'
import type { TxDetail } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'

/** What a transaction spends. */
export function Inputs({ tx }: { readonly tx: TxDetail }) {
  return (
    <Card title={tx.coinbase ? 'Inputs' : `Inputs (${formatInteger(tx.inputList.length)})`} flush>
      {tx.inputList.length === 0 ? (
        <Empty>
          None: a coinbase makes new coins, and pays the fees of the transactions its block accepts.
        </Empty>
      ) : (
        <ol class="flow">
          {tx.inputList.map((input) => (
            <FlowRow
              key={`${input.txId}:${input.index}`}
              party={
                input.address === null ? (
                  <span class="muted">made before this chain</span>
                ) : (
                  <AddressLink address={input.address} />
                )
              }
              amount={input.amount}
              note={
                <>
                  from <TxLink hash={input.txId} /> <span class="muted">#{input.index}</span>
                </>
              }
            />
          ))}
        </ol>
      )}
    </Card>
  )
}

/** What a transaction pays. */
export function Outputs({ tx }: { readonly tx: TxDetail }) {
  return (
    <Card title={`Outputs (${formatInteger(tx.outputList.length)})`} flush>
      {tx.outputList.length === 0 ? (
        <Empty>None: this coinbase rewards no block.</Empty>
      ) : (
        <ol class="flow">
          {tx.outputList.map((output) => (
            <FlowRow
              key={output.index}
              party={<AddressLink address={output.address} />}
              amount={output.amount}
              note={
                output.spentBy === null ? (
                  <span class="muted">{output.scriptType}, not spent</span>
                ) : (
                  <>
                    spent by <TxLink hash={output.spentBy} />
                  </>
                )
              }
            />
          ))}
        </ol>
      )}
    </Card>
  )
}

interface RowProps {
  readonly party: ComponentChildren
  readonly amount: string | null
  readonly note: ComponentChildren
}

function FlowRow({ party, amount, note }: RowProps) {
  return (
    <li class="flow-row">
      <span class="flow-party">{party}</span>
      <span class="flow-amount">
        {amount === null ? <span class="muted">unknown</span> : <AmountText leor={amount} inColumn />}
      </span>
      <span class="flow-note">{note}</span>
    </li>
  )
}

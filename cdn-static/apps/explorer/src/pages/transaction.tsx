import {
  AmountText,
  BlockLink,
  Card,
  CopyButton,
  DateTime,
  Fact,
  Facts,
  Loaded,
  TxStateBadge,
  useTransaction,
} from '@pyrin/ui'
import type { TxDetail } from '@pyrin/contracts'
import { formatInteger, parseHash, shortHash } from '@pyrin/units'
import type { PageProps } from '../page-props'
import { Invalid } from './invalid'
import { PageHead } from './page-head'
import { Inputs, Outputs } from './transaction-flow'

/** One transaction. */
export function TransactionPage({ params }: PageProps) {
  const id = parseHash(params['id'] ?? '')
  if (id === null) {
    return (
      <Invalid
        what="transaction"
        given={params['id'] ?? ''}
        reason="A transaction’s id has 64 hexadecimal digits."
      />
    )
  }
  return <Transaction id={id} />
}

function Transaction({ id }: { readonly id: string }) {
  const transaction = useTransaction(id)
  return (
    <>
      <PageHead title="Transaction" tab={`Transaction ${shortHash(id)}`}>
        <p class="identity">
          <span class="mono breakable">{id}</span>
          <CopyButton text={id} what="transaction id" />
        </p>
      </PageHead>
      {transaction.error?.kind === 'not-found' && (
        <p class="stale-note">If it was sent just now, it will appear here by itself.</p>
      )}
      <Loaded resource={transaction} rows={12}>
        {(data) => <Content tx={data.transaction} />}
      </Loaded>
    </>
  )
}

function Content({ tx }: { readonly tx: TxDetail }) {
  return (
    <>
      {tx.state !== 'accepted' && <NotAccepted tx={tx} />}
      <Card title="Overview">
        <Overview tx={tx} />
      </Card>
      <div class="columns">
        <Inputs tx={tx} />
        <Outputs tx={tx} />
      </div>
      <Card title="Details">
        <Details tx={tx} />
      </Card>
    </>
  )
}

function NotAccepted({ tx }: { readonly tx: TxDetail }) {
  return (
    <p class="notice" role="status">
      {tx.state === 'mempool'
        ? 'Waiting in the mempool: no block holds it yet. Its amounts are in no balance.'
        : 'In a block, but no chain block has accepted it. Its amounts are in no balance.'}
    </p>
  )
}

function Overview({ tx }: { readonly tx: TxDetail }) {
  return (
    <Facts wide>
      <Fact name="State">
        <span data-testid="tx-state">
          <TxStateBadge state={tx.state} />
        </span>
      </Fact>
      <Fact name="Confirmations" hint="How far the sink’s blue score is above the accepting block’s">
        {formatInteger(tx.confirmations)}
      </Fact>
      <Fact name="Time">
        <DateTime timestamp={tx.timestamp} />
      </Fact>
      <Fact name="Accepted by">
        {tx.acceptingBlock === null ? (
          <span class="muted">no chain block yet</span>
        ) : (
          <BlockLink hash={tx.acceptingBlock} />
        )}
      </Fact>
      <Fact name="Amount">
        <AmountText leor={tx.amount} />
      </Fact>
      <Fact name="Fee">{fee(tx)}</Fact>
    </Facts>
  )
}

function fee(tx: TxDetail) {
  if (tx.coinbase) return <span class="muted">none: a coinbase makes coins</span>
  return tx.fee === null ? (
    <span class="muted">unknown: it spends coins from before this chain</span>
  ) : (
    <AmountText leor={tx.fee} />
  )
}

function Details({ tx }: { readonly tx: TxDetail }) {
  return (
    <Facts>
      <Fact name="In blocks">
        {tx.blocks.length === 0 ? (
          <span class="muted">none</span>
        ) : (
          <ul class="hash-list">
            {tx.blocks.map((hash) => (
              <li key={hash}>
                <BlockLink hash={hash} />
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <Fact name="Mass">{formatInteger(Number(tx.mass))} g</Fact>
      {tx.computeMass !== null && <Fact name="Compute mass">{formatInteger(Number(tx.computeMass))} g</Fact>}
      <Fact name="Version">{formatInteger(tx.version)}</Fact>
      <Fact name="Lock time">
        {tx.lockTime === '0' ? <span class="muted">none</span> : <span class="mono">{tx.lockTime}</span>}
      </Fact>
      <Fact name="Subnetwork">
        <span class="mono breakable">{tx.subnetworkId}</span>
      </Fact>
      <Fact name="Payload">
        {tx.payload === '' ? (
          <span class="muted">none</span>
        ) : (
          <span class="mono breakable">{tx.payload}</span>
        )}
      </Fact>
    </Facts>
  )
}

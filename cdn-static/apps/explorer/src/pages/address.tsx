import { useState } from 'preact/hooks'
import {
  AmountText,
  Card,
  CopyButton,
  DateTime,
  Fact,
  Facts,
  Loaded,
  QrCode,
  QrIcon,
  useAddress,
} from '@pyrin/ui'
import type { AddressSummary } from '@pyrin/contracts'
import { checkAddress, formatInteger, shortAddress } from '@pyrin/units'
import type { PageProps } from '../page-props'
import { AddressHistory } from './address-history'
import { AddressUtxos } from './address-utxos'
import { Invalid } from './invalid'
import { PageHead } from './page-head'

/** One address. */
export function AddressPage({ params }: PageProps) {
  const check = checkAddress(params['address'] ?? '')
  if (!check.valid) return <Invalid what="address" given={params['address'] ?? ''} reason={check.reason} />
  return <Address address={check.address} />
}

function Address({ address }: { readonly address: string }) {
  const summary = useAddress(address)
  const [qr, setQr] = useState(false)
  return (
    <>
      <PageHead title="Address" tab={shortAddress(address)}>
        <p class="identity">
          <span class="mono breakable">{address}</span>
          <CopyButton text={address} what="address" />
          <button
            type="button"
            class="icon-button"
            aria-pressed={qr}
            onClick={() => setQr(!qr)}
            title="QR code"
            aria-label="QR code"
          >
            <QrIcon />
          </button>
        </p>
        {qr && <QrCode text={address} label={`QR code of ${address}`} />}
      </PageHead>
      <Card title={summary.data?.address.name ?? 'Overview'}>
        <Loaded resource={summary} rows={5}>
          {(data) => <Overview summary={data.address} />}
        </Loaded>
      </Card>
      <Tabs address={address} summary={summary.data?.address ?? null} />
    </>
  )
}

function Overview({ summary }: { readonly summary: AddressSummary }) {
  return (
    <>
      <p class="balance" data-testid="balance">
        <AmountText leor={summary.balance} />
      </p>
      <Facts wide>
        <Fact name="Received in all">
          <AmountText leor={summary.received} />
        </Fact>
        <Fact name="Sent in all">
          <AmountText leor={summary.sent} />
        </Fact>
        <Fact name="Transactions">{formatInteger(summary.txCount)}</Fact>
        <Fact name="Unspent outputs">{formatInteger(summary.utxoCount)}</Fact>
        <Fact name="First seen">{seen(summary.firstSeen)}</Fact>
        <Fact name="Last seen">{seen(summary.lastSeen)}</Fact>
      </Facts>
    </>
  )
}

function seen(timestamp: number | null) {
  return timestamp === null ? (
    <span class="muted">never on the accepted chain</span>
  ) : (
    <DateTime timestamp={timestamp} />
  )
}

type Tab = 'transactions' | 'utxos'

function Tabs({ address, summary }: { readonly address: string; readonly summary: AddressSummary | null }) {
  const [tab, setTab] = useState<Tab>('transactions')
  const count = (n: number | undefined) => (n === undefined ? '' : ` (${formatInteger(n)})`)
  return (
    <>
      <div class="tabs" role="group" aria-label="What to list">
        <button
          type="button"
          class="tab"
          aria-pressed={tab === 'transactions'}
          onClick={() => setTab('transactions')}
        >
          Transactions{count(summary?.txCount)}
        </button>
        <button type="button" class="tab" aria-pressed={tab === 'utxos'} onClick={() => setTab('utxos')}>
          Unspent outputs{count(summary?.utxoCount)}
        </button>
      </div>
      {tab === 'transactions' ? <AddressHistory address={address} /> : <AddressUtxos address={address} />}
    </>
  )
}

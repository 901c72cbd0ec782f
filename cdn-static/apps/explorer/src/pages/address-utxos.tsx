import {
  AmountText,
  Card,
  DataTable,
  Empty,
  Loaded,
  Pager,
  TxLink,
  useAddressUtxos,
  type Column,
} from '@pyrin/ui'
import type { Utxo } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'
import { usePages } from './use-pages'

/** What an address can spend. */
export function AddressUtxos({ address }: { readonly address: string }) {
  const pages = usePages<number>()
  const utxos = useAddressUtxos(address, pages.current)
  const pager = (
    <Pager
      label="Pages of unspent outputs"
      names={['Previous', 'Next']}
      newer={pages.newer}
      older={pages.olderFrom(utxos.data?.next ?? null)}
    />
  )
  return (
    <Card title={pages.current === null ? 'Unspent outputs' : `Page ${pages.number}`} actions={pager} flush>
      <Loaded resource={utxos} rows={8}>
        {(data) =>
          data.utxos.length === 0 ? (
            <Empty>Nothing to spend.</Empty>
          ) : (
            <DataTable rows={data.utxos} columns={COLUMNS} keyOf={({ txId, index }) => `${txId}:${index}`} />
          )
        }
      </Loaded>
    </Card>
  )
}

const COLUMNS: readonly Column<Utxo>[] = [
  {
    name: 'Output',
    cell: ({ txId, index }) => (
      <>
        <TxLink hash={txId} /> <span class="muted">#{index}</span>
      </>
    ),
  },
  { name: 'Kind', shown: 'not-narrow', cell: kind },
  {
    name: 'DAA score',
    number: true,
    shown: 'wide',
    cell: ({ blockDaaScore }) => formatInteger(blockDaaScore),
  },
  { name: 'Amount', number: true, cell: ({ amount }) => <AmountText leor={amount} inColumn /> },
]

function kind(utxo: Utxo) {
  if (!utxo.coinbase) return <span class="muted">Output</span>
  return <span class="badge badge-coinbase">{utxo.mature ? 'Coinbase' : 'Coinbase, maturing'}</span>
}

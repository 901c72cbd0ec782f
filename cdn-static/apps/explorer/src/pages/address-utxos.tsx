import { AmountText, Card, Empty, Loaded, Pager, TxLink, useAddressUtxos } from '@pyrin/ui'
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
      newer={pages.newer}
      older={pages.olderFrom(utxos.data?.next ?? null)}
    />
  )
  return (
    <Card title={pages.current === null ? 'Unspent outputs' : `Page ${pages.number}`} actions={pager} flush>
      <Loaded resource={utxos} rows={8}>
        {(data) =>
          data.utxos.length === 0 ? <Empty>Nothing to spend.</Empty> : <UtxoTable utxos={data.utxos} />
        }
      </Loaded>
    </Card>
  )
}

function UtxoTable({ utxos }: { readonly utxos: readonly Utxo[] }) {
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Output</th>
            <th scope="col" class="narrow-hidden">
              Kind
            </th>
            <th scope="col" class="number">
              Amount
            </th>
            <th scope="col" class="number wide-only">
              DAA score
            </th>
          </tr>
        </thead>
        <tbody>
          {utxos.map((utxo) => (
            <tr key={`${utxo.txId}:${utxo.index}`} class="row">
              <td>
                <TxLink hash={utxo.txId} /> <span class="muted">#{utxo.index}</span>
              </td>
              <td class="narrow-hidden">{kind(utxo)}</td>
              <td class="number">
                <AmountText leor={utxo.amount} />
              </td>
              <td class="number wide-only">{formatInteger(utxo.blockDaaScore)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function kind(utxo: Utxo) {
  if (!utxo.coinbase) return <span class="muted">Output</span>
  return <span class="badge badge-coinbase">{utxo.mature ? 'Coinbase' : 'Coinbase, maturing'}</span>
}

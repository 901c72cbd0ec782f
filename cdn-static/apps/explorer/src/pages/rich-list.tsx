import { AddressLink, AmountText, Card, Empty, Loaded, useRichList } from '@pyrin/ui'
import type { RichListEntry } from '@pyrin/contracts'
import { formatInteger, formatPercent } from '@pyrin/units'
import { PageHead } from './page-head'

/** Who holds most. */
export function RichListPage() {
  const list = useRichList()
  return (
    <>
      <PageHead title="Addresses" tab="Richest addresses">
        <p class="muted">The hundred that hold most.</p>
      </PageHead>
      <Card title="By balance" flush>
        <Loaded resource={list} rows={12}>
          {(data) =>
            data.entries.length === 0 ? (
              <Empty>No address holds anything yet.</Empty>
            ) : (
              <Ranks entries={data.entries} />
            )
          }
        </Loaded>
      </Card>
    </>
  )
}

function Ranks({ entries }: { readonly entries: readonly RichListEntry[] }) {
  return (
    <div class="table-frame">
      <table class="table narrow-whole">
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Address</th>
            <th scope="col" class="number narrow-hidden">
              Of all coins
            </th>
            <th scope="col" class="number">
              Balance
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.address}>
              <td class="muted">{formatInteger(entry.rank)}</td>
              <td>
                <AddressLink address={entry.address} />{' '}
                {entry.name !== null && <span class="tag">{entry.name}</span>}
              </td>
              <td class="number narrow-hidden">{formatPercent(entry.share, 2)}</td>
              <td class="number">
                <AmountText leor={entry.balance} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

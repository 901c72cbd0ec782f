import {
  AddressLink,
  Age,
  AmountText,
  Card,
  DataTable,
  Empty,
  Loaded,
  useRichList,
  type Column,
} from '@pyrin/ui'
import type { RichListEntry } from '@pyrin/contracts'
import { formatInteger, formatPercent } from '@pyrin/units'
import { PageHead } from './page-head'

/** Who holds most. */
export function RichListPage() {
  const list = useRichList()
  return (
    <>
      <PageHead title="Addresses" tab="Richest addresses">
        <p class="muted">The hundred that hold most{list.data !== null && <CountedAt {...list.data} />}.</p>
      </PageHead>
      <Card title="By balance" flush>
        <Loaded resource={list} rows={12}>
          {(data) =>
            data.entries.length === 0 ? (
              <Empty>No address holds anything yet.</Empty>
            ) : (
              <DataTable
                rows={data.entries}
                columns={COLUMNS}
                keyOf={({ address }) => address}
                class="narrow-whole"
              />
            )
          }
        </Loaded>
      </Card>
    </>
  )
}

/** The list is made now and then: it says how old it is. */
function CountedAt({ updatedAt }: { readonly updatedAt: number }) {
  return updatedAt === 0 ? null : (
    <>
      , counted <Age timestamp={updatedAt} />
    </>
  )
}

const COLUMNS: readonly Column<RichListEntry>[] = [
  { name: 'Rank', muted: true, cell: ({ rank }) => formatInteger(rank) },
  {
    name: 'Address',
    cell: ({ address, name }) => (
      <>
        <AddressLink address={address} /> {name !== null && <span class="tag">{name}</span>}
      </>
    ),
  },
  { name: 'Of all coins', number: true, shown: 'not-narrow', cell: ({ share }) => formatPercent(share, 2) },
  { name: 'Balance', number: true, cell: ({ balance }) => <AmountText leor={balance} inColumn /> },
]

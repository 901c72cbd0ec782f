import { useState } from 'preact/hooks'
import { Card, Empty, Loaded, Pager, TxTable, useTransactions } from '@pyrin/ui'
import { PageHead } from './page-head'
import { usePages } from './use-pages'

/** The newest accepted transactions, and the way back from there. */
export function TransactionsPage() {
  const pages = usePages<number>()
  const [coinbases, setCoinbases] = useState(true)
  const transactions = useTransactions(pages.current, coinbases)
  return (
    <>
      <PageHead title="Transactions">
        <p class="muted">
          {pages.current === null
            ? 'Accepted by the selected chain, newest first, live.'
            : 'Older transactions; this page stands still.'}
        </p>
      </PageHead>
      <Card
        title={pages.current === null ? 'Latest transactions' : `Page ${pages.number}`}
        actions={
          <>
            <label class="check">
              <input
                type="checkbox"
                checked={coinbases}
                onChange={() => {
                  setCoinbases(!coinbases)
                  pages.restart()
                }}
              />
              Coinbases
            </label>
            <Pager
              label="Pages of transactions"
              newer={pages.newer}
              older={pages.olderFrom(transactions.data?.next ?? null)}
            />
          </>
        }
        flush
      >
        <Loaded resource={transactions} rows={20}>
          {(data) =>
            data.transactions.length === 0 ? (
              <Empty>No transaction here.</Empty>
            ) : (
              <TxTable transactions={data.transactions} />
            )
          }
        </Loaded>
      </Card>
    </>
  )
}

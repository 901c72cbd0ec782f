import { BlockTable, Card, DagStrip, Empty, Failure, Loaded, TxTable, useDag, useDashboard } from '@pyrin/ui'
import { useEffect } from 'preact/hooks'
import { Figures } from './home-figures'

const ROWS = 12

/** The chain at a glance: the DAG as it grows, the figures, the newest blocks and transactions. */
export function HomePage() {
  const dashboard = useDashboard()
  const dag = useDag()
  useEffect(() => {
    document.title = 'Pyrin explorer'
  }, [])
  if (dashboard.data === null && dashboard.error !== null) {
    const retry = () => {
      dashboard.reload()
      dag.reload()
    }
    return (
      <>
        <h1 class="visually-hidden">Pyrin explorer</h1>
        <Failure error={dashboard.error} retry={retry} />
      </>
    )
  }
  return (
    <>
      <h1 class="visually-hidden">Pyrin explorer</h1>
      <Loaded resource={dag} rows={7}>
        {(data) => <DagStrip blocks={data.blocks} sink={data.sink} />}
      </Loaded>
      <Loaded resource={dashboard} rows={4}>
        {(data) => <Figures metrics={data.metrics} />}
      </Loaded>
      <div class="columns">
        <Card title="Latest blocks" actions={<a href="/blocks">All blocks</a>} flush>
          <Loaded resource={dashboard} rows={ROWS}>
            {(data) =>
              data.blocks.length === 0 ? (
                <Empty>No block yet.</Empty>
              ) : (
                <BlockTable blocks={data.blocks.slice(0, ROWS)} compact />
              )
            }
          </Loaded>
        </Card>
        <Card title="Latest payments" actions={<a href="/txs">All transactions</a>} flush>
          <Loaded resource={dashboard} rows={ROWS}>
            {(data) =>
              data.transactions.length === 0 ? (
                <Empty>No payment yet: coinbases have to mature first.</Empty>
              ) : (
                <TxTable transactions={data.transactions.slice(0, ROWS)} compact />
              )
            }
          </Loaded>
        </Card>
      </div>
    </>
  )
}

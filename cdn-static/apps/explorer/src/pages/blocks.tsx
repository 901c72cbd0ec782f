import { BlockTable, Card, Empty, Loaded, Pager, useBlocks } from '@pyrin/ui'
import { PageHead } from './page-head'
import { usePages } from './use-pages'

/** The newest blocks, and the way back from there. */
export function BlocksPage() {
  const pages = usePages<number>()
  const blocks = useBlocks(pages.current)
  const pager = (
    <Pager label="Pages of blocks" newer={pages.newer} older={pages.olderFrom(blocks.data?.next ?? null)} />
  )
  return (
    <>
      <PageHead title="Blocks">
        <p class="muted">
          {pages.current === null ? 'Newest first, live.' : 'Older blocks; this page stands still.'}
        </p>
      </PageHead>
      <Card title={pages.current === null ? 'Latest blocks' : `Page ${pages.number}`} actions={pager} flush>
        <Loaded resource={blocks} rows={20}>
          {(data) =>
            data.blocks.length === 0 ? <Empty>No block here.</Empty> : <BlockTable blocks={data.blocks} />
          }
        </Loaded>
      </Card>
    </>
  )
}

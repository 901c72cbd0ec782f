import {
  AddressLink,
  AmountText,
  BlockLink,
  Card,
  CopyButton,
  DateTime,
  Empty,
  Fact,
  Facts,
  Loaded,
  StandingBadge,
  standingOf,
  TxTable,
  useBlock,
} from '@pyrin/ui'
import type { BlockBody, BlockDetail } from '@pyrin/contracts'
import { formatCompact, formatInteger, parseHash, shortHash } from '@pyrin/units'
import type { PageProps } from '../page-props'
import { BlockHeader } from './block-header'
import { HashList } from './hash-list'
import { Invalid } from './invalid'
import { minerTag } from './miner-tag'
import { PageHead } from './page-head'

/** One block. */
export function BlockPage({ params }: PageProps) {
  const hash = parseHash(params['hash'] ?? '')
  if (hash === null)
    return (
      <Invalid what="block" given={params['hash'] ?? ''} reason="A block’s hash has 64 hexadecimal digits." />
    )
  return <Block hash={hash} marked={params['tx'] ?? null} />
}

/** `marked`: the transaction that the link was about. */
function Block({ hash, marked }: { readonly hash: string; readonly marked: string | null }) {
  const block = useBlock(hash)
  return (
    <>
      <PageHead title="Block" tab={`Block ${shortHash(hash)}`}>
        <p class="identity">
          <span class="mono breakable">{hash}</span>
          <CopyButton text={hash} what="block hash" />
        </p>
      </PageHead>
      <Loaded resource={block} rows={14}>
        {(data) => <Content body={data} marked={marked} />}
      </Loaded>
    </>
  )
}

interface ContentProps {
  readonly body: BlockBody
  readonly marked: string | null
}

function Content({ body: { block, transactions }, marked }: ContentProps) {
  return (
    <>
      <div class="columns">
        <Card title="Overview">
          <Overview block={block} />
        </Card>
        <Card title="Relations">
          <Facts>
            <Fact name="Selected parent" hint="The parent whose past it extends">
              {block.selectedParent === null ? (
                <span class="muted">none</span>
              ) : (
                <BlockLink hash={block.selectedParent} />
              )}
            </Fact>
            <HashList name="Parents" hashes={block.parents} />
            <HashList name="Children" hashes={block.children} />
            <HashList name="Mergeset blues" hashes={block.blues} />
            <HashList name="Mergeset reds" hashes={block.reds} />
          </Facts>
        </Card>
      </div>
      <Card title={`Transactions (${formatInteger(block.txCount)})`} flush>
        {transactions.length === 0 ? (
          <Empty>The transactions of this block are not held any more.</Empty>
        ) : (
          <TxTable transactions={transactions} marked={marked} />
        )}
      </Card>
      <Card title="Header">
        <BlockHeader block={block} />
      </Card>
    </>
  )
}

function Overview({ block }: { readonly block: BlockDetail }) {
  const tag = minerTag(block.payload)
  return (
    <Facts>
      <Fact name="Standing">
        <span class="standing-line">
          <StandingBadge standing={standingOf(block)} /> <span class="muted">{meaning(block)}</span>
        </span>
      </Fact>
      <Fact name="Time">
        <DateTime timestamp={block.timestamp} />
      </Fact>
      <Fact name="Blue score">{formatInteger(block.blueScore)}</Fact>
      <Fact name="Confirmations" hint="Blue score of the sink above that of the merging chain block, roughly">
        {block.mergedBy === null && !block.chain
          ? '0'
          : formatInteger(Math.max(0, block.sinkBlueScore - block.blueScore))}
      </Fact>
      <Fact name="DAA score">{formatInteger(block.daaScore)}</Fact>
      <Fact name="Difficulty">{formatCompact(block.difficulty)}</Fact>
      <Fact name="Merged by">
        {block.mergedBy === null ? (
          <span class="muted">{block.chain ? 'itself on the chain' : 'no chain block yet'}</span>
        ) : (
          <BlockLink hash={block.mergedBy} />
        )}
      </Fact>
      <Fact name="Miner">
        <AddressLink address={block.minerAddress} /> {tag !== null && <span class="tag">{tag}</span>}
      </Fact>
      <Fact name="Subsidy">
        {block.subsidy === null ? <span class="muted">unknown</span> : <AmountText leor={block.subsidy} />}
      </Fact>
    </Facts>
  )
}

function meaning(block: BlockDetail): string {
  if (block.chain) return 'on the selected chain'
  switch (block.color) {
    case 'blue':
      return 'merged, its miner is rewarded'
    case 'red':
      return 'merged, its miner is not rewarded'
    case 'pending':
      return 'no chain block has merged it yet'
  }
}

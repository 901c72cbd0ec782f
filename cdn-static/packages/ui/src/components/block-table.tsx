import type { BlockSummary } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'
import { StandingBadge, standingOf } from './block-badge'
import { DataTable, type Column } from './data-table'
import { AddressLink, BlockLink } from './links'
import { Age } from './time'

interface Props {
  readonly blocks: readonly BlockSummary[]
  /** Leaves out what a narrow card has no room for. */
  readonly compact?: boolean
}

const MINER: Column<BlockSummary> = {
  name: 'Miner',
  shown: 'wide',
  cell: ({ minerAddress }) => <AddressLink address={minerAddress} />,
}

const COMPACT: readonly Column<BlockSummary>[] = [
  { name: 'Block', cell: ({ hash }) => <BlockLink hash={hash} /> },
  {
    name: <span class="badge-word">Standing</span>,
    cell: (block) => <StandingBadge standing={standingOf(block)} />,
  },
  { name: 'Blue score', number: true, cell: ({ blueScore }) => formatInteger(blueScore) },
  { name: 'Txs', number: true, cell: ({ txCount }) => formatInteger(txCount) },
  { name: 'Age', number: true, muted: true, cell: ({ timestamp }) => <Age timestamp={timestamp} /> },
]

const WHOLE = COMPACT.toSpliced(-1, 0, MINER)

/** Blocks, one a line. */
export function BlockTable({ blocks, compact = false }: Props) {
  return (
    <DataTable
      rows={blocks}
      columns={compact ? COMPACT : WHOLE}
      keyOf={({ hash }) => hash}
      class={compact ? 'table-blocks table-compact' : 'table-blocks'}
      data={({ hash }) => ({ 'data-hash': hash })}
    />
  )
}

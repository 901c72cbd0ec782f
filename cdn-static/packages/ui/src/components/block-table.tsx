import type { BlockSummary } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'
import { StandingBadge, standingOf } from './block-badge'
import { AddressLink, BlockLink } from './links'
import { Age } from './time'

interface Props {
  readonly blocks: readonly BlockSummary[]
  /** Leaves out what a narrow card has no room for. */
  readonly compact?: boolean
}

/** Blocks, one a line. */
export function BlockTable({ blocks, compact = false }: Props) {
  return (
    <div class="table-frame">
      <table class={`table table-blocks${compact ? ' table-compact' : ''}`}>
        <thead>
          <tr>
            <th scope="col">Block</th>
            <th scope="col">
              <span class="badge-word">Standing</span>
            </th>
            <th scope="col" class="number">
              Blue score
            </th>
            <th scope="col" class="number">
              Txs
            </th>
            {!compact && (
              <th scope="col" class="wide-only">
                Miner
              </th>
            )}
            <th scope="col" class="number">
              Age
            </th>
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <tr key={block.hash} class="row" data-hash={block.hash}>
              <td>
                <BlockLink hash={block.hash} />
              </td>
              <td>
                <StandingBadge standing={standingOf(block)} />
              </td>
              <td class="number">{formatInteger(block.blueScore)}</td>
              <td class="number">{formatInteger(block.txCount)}</td>
              {!compact && (
                <td class="wide-only">
                  <AddressLink address={block.minerAddress} />
                </td>
              )}
              <td class="number muted">
                <Age timestamp={block.timestamp} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import { BlockLink, Fact, Facts } from '@pyrin/ui'
import type { BlockDetail } from '@pyrin/contracts'
import { formatInteger } from '@pyrin/units'

/** The fields of a block's header that say nothing by themselves. */
export function BlockHeader({ block }: { readonly block: BlockDetail }) {
  return (
    <Facts>
      <Fact name="Version">{formatInteger(block.version)}</Fact>
      <Fact name="Bits">
        <span class="mono">0x{block.bits.toString(16).padStart(8, '0')}</span>
      </Fact>
      <Fact name="Nonce">
        <span class="mono">{block.nonce}</span>
      </Fact>
      <Fact name="Blue work">
        <span class="mono breakable">{block.blueWork}</span>
      </Fact>
      <Fact name="Merkle root">
        <span class="mono breakable">{block.hashMerkleRoot}</span>
      </Fact>
      <Fact name="Accepted ids’ merkle root">
        <span class="mono breakable">{block.acceptedIdMerkleRoot}</span>
      </Fact>
      <Fact name="UTXO commitment">
        <span class="mono breakable">{block.utxoCommitment}</span>
      </Fact>
      <Fact name="Pruning point">
        <BlockLink hash={block.pruningPoint} />
      </Fact>
      <Fact name="Timestamp">
        <span class="mono">{block.timestamp}</span> ms
      </Fact>
    </Facts>
  )
}

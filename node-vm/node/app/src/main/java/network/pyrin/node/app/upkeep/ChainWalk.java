package network.pyrin.node.app.upkeep;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;

/** All blocks that virtual builds on, parents first, starting with the oldest one stored. */
final class ChainWalk {
    private static final int PAGE = 5_000;

    /** What is done with each block. */
    interface Visitor {
        void visit(Hash block) throws UpkeepException;
    }

    private ChainWalk() {}

    /**
     * Visits every block once. Cost: a page of hashes in memory.
     *
     * @param consensus takes no blocks meanwhile
     * @param visitor called in order
     * @throws UpkeepException whatever the visitor throws
     */
    static void forEach(Consensus consensus, Visitor visitor) throws UpkeepException {
        Hash genesis = consensus.params().genesis().header().hash();
        Hash low = consensus.blocks().header(genesis).isPresent()
                ? genesis
                : consensus.chain().pruningPoint();
        visitor.visit(low);
        Hash sink = consensus.virtual().sink();
        int limit = Math.max(PAGE, (int) consensus.params().mergesetSizeLimit() + 1);
        boolean atSink = false;
        while (!atSink) {
            List<Hash> page = consensus.chain().blocksFrom(low, limit).orElse(List.of());
            for (Hash block : page.subList(Math.min(1, page.size()), page.size())) {
                visitor.visit(block);
            }
            Hash top = page.reversed().stream()
                    .filter(consensus.chain()::isChainBlock)
                    .findFirst()
                    .orElse(low);
            atSink = top.equals(sink) || top.equals(low);
            low = top;
        }
    }
}

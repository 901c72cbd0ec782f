package network.pyrin.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcAcceptedTransactionIds;
import network.pyrin.processor.ledger.ChainStep;

/** Moves of the selected chain: from the wire, and cut into parts of bounded size. Pure. */
final class ChainSteps {
    private static final int BLOCKS_MAX = 250;
    private static final int IDS_MAX = 2_500;

    private ChainSteps() {}

    /**
     * Reads a move.
     *
     * @param removed hashes, the sink first
     * @param added hashes, ascending
     * @param accepted what each added block accepts
     * @return the move
     */
    static ChainStep of(List<String> removed, List<String> added, List<RpcAcceptedTransactionIds> accepted) {
        Map<String, List<Hash>> ids = new HashMap<>();
        for (RpcAcceptedTransactionIds block : accepted) {
            ids.put(
                    block.getAcceptingBlockHash(),
                    block.getAcceptedTransactionIdsList().stream()
                            .map(id -> RpcMapping.hash("acceptedTransactionIds", id))
                            .toList());
        }
        return new ChainStep(
                removed.stream()
                        .map(hash -> RpcMapping.hash("removedChainBlockHashes", hash))
                        .toList(),
                added.stream()
                        .map(hash -> new ChainStep.Added(
                                RpcMapping.hash("addedChainBlockHashes", hash), ids.getOrDefault(hash, List.of())))
                        .toList());
    }

    /**
     * Cuts a move into parts that follow each other. The first one removes everything that is removed.
     *
     * @param whole any move
     * @return none for an empty one; each part adds at most 250 blocks, and 2,500 transactions unless one block has more
     */
    static List<ChainStep> parts(ChainStep whole) {
        List<ChainStep> parts = new ArrayList<>();
        List<Hash> removed = whole.removed();
        List<ChainStep.Added> added = new ArrayList<>();
        int ids = 0;
        for (ChainStep.Added block : whole.added()) {
            if (!added.isEmpty()
                    && (added.size() >= BLOCKS_MAX || ids + block.acceptedIds().size() > IDS_MAX)) {
                parts.add(new ChainStep(removed, added));
                removed = List.of();
                added.clear();
                ids = 0;
            }
            added.add(block);
            ids += block.acceptedIds().size();
        }
        ChainStep last = new ChainStep(removed, added);
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }
}

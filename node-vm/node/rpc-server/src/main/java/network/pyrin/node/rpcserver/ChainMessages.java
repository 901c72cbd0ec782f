package network.pyrin.node.rpcserver;

import java.util.List;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.MergedBlock;
import network.pyrin.noderpc.wire.RpcAcceptedTransactionIds;

/** What chain blocks accepted, as answers and notifications tell it. */
final class ChainMessages {
    private ChainMessages() {}

    static List<RpcAcceptedTransactionIds> accepted(List<ChainBlock> chain) {
        return chain.stream().map(ChainMessages::accepted).toList();
    }

    private static RpcAcceptedTransactionIds accepted(ChainBlock block) {
        RpcAcceptedTransactionIds.Builder ids = RpcAcceptedTransactionIds.newBuilder()
                .setAcceptingBlockHash(block.hash().toHex());
        for (MergedBlock merged : block.acceptance()) {
            merged.accepted().forEach(id -> ids.addAcceptedTransactionIds(id.toHex()));
        }
        return ids.build();
    }
}

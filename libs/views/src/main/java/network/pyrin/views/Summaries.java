package network.pyrin.views;

import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.events.BlockColor;
import network.pyrin.events.BlockSummary;
import network.pyrin.events.NetworkFigures;
import network.pyrin.events.TransactionSummary;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.MempoolDocument;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.TotalsDocument;
import network.pyrin.readmodel.TransactionDocument;

/** Documents as the one-line records that events carry too. Pure functions. */
final class Summaries {
    private Summaries() {}

    static BlockSummary of(BlockDocument block) {
        return new BlockSummary(
                block.hash(),
                block.header().blueScore(),
                block.header().daaScore(),
                block.header().timestampMillis(),
                Integer.toUnsignedLong(block.header().bits()),
                block.difficulty(),
                block.transactionIds().size(),
                block.standing().chain(),
                color(block),
                block.header().directParents(),
                block.selectedParent(),
                block.mergesetBlues().size(),
                block.mergesetReds().size(),
                block.minerAddress());
    }

    private static BlockColor color(BlockDocument block) {
        return switch (block.standing().color()) {
            case PENDING -> BlockColor.PENDING;
            case BLUE -> BlockColor.BLUE;
            case RED -> BlockColor.RED;
        };
    }

    static TransactionSummary of(TransactionDocument document) {
        boolean coinbase = document.transaction().isCoinbase();
        return summary(
                document,
                document.acceptance()
                        .map(TransactionDocument.Acceptance::fee)
                        .orElse(coinbase ? Optional.of(0L) : Optional.empty()));
    }

    static TransactionSummary of(MempoolDocument entry) {
        return summary(entry.transaction(), Optional.of(entry.fee()));
    }

    private static TransactionSummary summary(TransactionDocument document, Optional<Long> fee) {
        List<TransactionOutput> outputs = document.transaction().outputs();
        int shown = Math.min(outputs.size(), TransactionSummary.FIRST_OUTPUTS_MAX);
        List<TransactionSummary.Output> first = java.util.stream.IntStream.range(0, shown)
                .mapToObj(i -> new TransactionSummary.Output(
                        document.outputAddresses().get(i), outputs.get(i).value()))
                .toList();
        return new TransactionSummary(
                document.id(),
                document.blockTime(),
                document.amount(),
                fee,
                document.transaction().inputs().size(),
                outputs.size(),
                document.transaction().isCoinbase(),
                document.acceptance().map(TransactionDocument.Acceptance::block),
                document.acceptance().map(TransactionDocument.Acceptance::blueScore),
                first);
    }

    static NetworkFigures figures(NetworkDocument state, TotalsDocument totals) {
        NetworkDocument.DagState dag = state.dag();
        NetworkDocument.Supply supply = state.supply();
        return new NetworkFigures(
                state.updatedAt(),
                state.bps(),
                state.tps(),
                dag.daaScore(),
                dag.blueScore(),
                dag.difficulty(),
                state.hashrate(),
                supply.circulating(),
                supply.max(),
                supply.subsidy(),
                supply.nextSubsidy(),
                supply.nextReductionDaaScore(),
                supply.nextReductionTimestamp(),
                state.node().mempoolSize(),
                dag.blockCount(),
                totals.transactions(),
                totals.addresses(),
                dag.tips().size(),
                dag.pruningPoint());
    }

    /** The address of a script on this network, as text. */
    static Optional<String> address(network.pyrin.chain.ScriptPublicKey script, NetworkId network) {
        return StandardScripts.addressOf(script, network.addressPrefix()).map(Object::toString);
    }
}

package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Transaction;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.BlockColor;
import network.pyrin.events.BlockSummary;
import network.pyrin.events.TransactionSummary;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.TransactionDocument.Acceptance;

/** Documents in the short form in which events carry them. */
public final class Summaries {
    private Summaries() {}

    /**
     * A block in one line.
     *
     * @param block the block
     * @return its summary
     */
    public static BlockSummary block(BlockDocument block) {
        return new BlockSummary(
                block.hash(),
                block.header().blueScore(),
                block.header().daaScore(),
                block.header().timestampMillis(),
                block.header().bits() & 0xffff_ffffL,
                block.difficulty(),
                block.transactionIds().size(),
                block.standing().chain(),
                color(block.standing().color()),
                block.header().directParents(),
                block.selectedParent(),
                block.mergesetBlues().size(),
                block.mergesetReds().size(),
                block.minerAddress());
    }

    /**
     * The event that a block was added.
     *
     * @param block the block with its body
     * @return a draft
     */
    public static EventDraft added(StoredBlock block) {
        List<TransactionSummary> first = block.transactions().stream()
                .limit(BlockAdded.TRANSACTIONS_MAX)
                .map(transaction -> transaction(transaction, Optional.empty()))
                .toList();
        BlockSummary summary = block(block.block());
        return at -> new BlockAdded(at, summary, first);
    }

    /**
     * A transaction in one line.
     *
     * @param document the transaction
     * @param acceptance what is known about its acceptance
     * @return its summary
     */
    public static TransactionSummary transaction(TransactionDocument document, Optional<Acceptance> acceptance) {
        Transaction transaction = document.transaction();
        Optional<Long> fee = transaction.isCoinbase() ? Optional.of(0L) : acceptance.flatMap(Acceptance::fee);
        return new TransactionSummary(
                transaction.id(),
                acceptance.map(Acceptance::timestamp).orElse(document.blockTime()),
                document.amount(),
                fee,
                transaction.inputs().size(),
                transaction.outputs().size(),
                transaction.isCoinbase(),
                acceptance.map(Acceptance::block),
                acceptance.map(Acceptance::blueScore),
                outputs(document));
    }

    private static List<TransactionSummary.Output> outputs(TransactionDocument document) {
        List<TransactionSummary.Output> outputs = new ArrayList<>();
        int shown = Math.min(document.outputAddresses().size(), TransactionSummary.FIRST_OUTPUTS_MAX);
        for (int i = 0; i < shown; i++) {
            outputs.add(new TransactionSummary.Output(
                    document.outputAddresses().get(i),
                    document.transaction().outputs().get(i).value()));
        }
        return outputs;
    }

    /**
     * The event's word for a colour.
     *
     * @param color as stored
     * @return as told
     */
    public static BlockColor color(network.pyrin.readmodel.BlockColor color) {
        return switch (color) {
            case PENDING -> BlockColor.PENDING;
            case BLUE -> BlockColor.BLUE;
            case RED -> BlockColor.RED;
        };
    }
}

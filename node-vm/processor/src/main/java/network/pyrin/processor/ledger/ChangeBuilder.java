package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Header;
import network.pyrin.chain.Outpoint;
import network.pyrin.crypto.Hash;
import network.pyrin.processor.ledger.ChangeEvents.AcceptedBlock;
import network.pyrin.processor.ledger.ChangeEvents.AcceptedTransaction;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.MetricsPoint;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.TotalsDocument;
import network.pyrin.readmodel.TransactionDocument;

/**
 * Works out one change: unwinds the removed chain blocks, then winds the added ones. Reads documents as they stand; writes
 * nothing. One use.
 */
final class ChangeBuilder {
    private final ChangeReads reads;
    private final SumEdits sums;
    private final Ledger ledger;
    private final BlockEdits blocks;
    private final ChangeEvents events = new ChangeEvents();
    private Header sink;

    /**
     * Begins a change.
     *
     * @param reads the documents before it
     * @param sink the chain block the read model ends at
     */
    ChangeBuilder(ChangeReads reads, Hash sink) {
        this.reads = reads;
        this.sums = new SumEdits(reads);
        this.ledger = new Ledger(reads, sums);
        this.blocks = new BlockEdits(reads);
        this.sink = reads.block(sink).header();
    }

    /**
     * Works the step out.
     *
     * @param step begins at the sink
     * @return the change
     */
    Change build(ChainStep step) {
        step.removed().forEach(this::unwind);
        preload(step);
        step.added().forEach(this::wind);
        List<DocumentChange> documents = new ArrayList<>(ledger.changes());
        documents.addAll(blocks.changes());
        documents.addAll(sums.changes());
        Map<String, Long> balances = new HashMap<>();
        ledger.addresses()
                .forEach((name, edit) -> balances.put(name, edit.after(0).balance()));
        balances.remove(Pages.ALL_TRANSACTIONS);
        balances.remove(Pages.PAYMENTS);
        List<EventDraft> drafts = events.drafts(blocks.standings(), ledger.addresses(), sink);
        return new Change(documents, drafts, sink, balances, ledger.unknownInputs());
    }

    private void unwind(Hash hash) {
        if (!hash.equals(sink.hash())) {
            throw new BrokenInvariantException(
                    "the node removes " + hash + " but the read model ends at " + sink.hash());
        }
        BlockDocument block = reads.block(hash);
        List<Hash> ids = block.standing().acceptedIds();
        reads.preloadTransactions(ids);
        for (Hash id : ids.reversed()) {
            ledger.unaccept(reads.transaction(id));
        }
        List<TransactionDocument> accepted =
                ids.stream().map(reads::transaction).toList();
        sums.add(figures(block, accepted.stream().map(AcceptedTransaction::of).toList())
                .negated());
        sums.add(new TotalsDocument(0, 0, 0, 0, 0, 0, -1, 0));
        blocks.leave(block);
        events.removed(hash, ids);
        sink = parent(block).header();
    }

    private BlockDocument parent(BlockDocument block) {
        return block.selectedParent()
                .map(reads::block)
                .orElseThrow(() -> new BrokenInvariantException(
                        "the node removes " + block.hash() + ", where the read model begins"));
    }

    private void wind(ChainStep.Added added) {
        BlockDocument block = reads.block(added.hash());
        if (!block.selectedParent().equals(Optional.of(sink.hash()))) {
            throw new BrokenInvariantException(
                    "the node adds " + added.hash() + " but the read model ends at " + sink.hash());
        }
        List<AcceptedTransaction> accepted = new ArrayList<>();
        for (Hash id : added.acceptedIds()) {
            TransactionDocument transaction = reads.transaction(id);
            accepted.add(new AcceptedTransaction(transaction, ledger.accept(transaction, block)));
        }
        sums.add(figures(block, accepted));
        sums.add(new TotalsDocument(0, 0, 0, 0, 0, 0, 1, 0));
        blocks.join(block, added.acceptedIds());
        events.added(new AcceptedBlock(block, accepted));
        sink = block.header();
    }

    private static MetricsPoint figures(BlockDocument block, List<AcceptedTransaction> accepted) {
        long payments = accepted.stream()
                .filter(each -> !each.document().transaction().isCoinbase())
                .count();
        long fees = accepted.stream()
                .mapToLong(each -> each.acceptance().fee().orElse(0L))
                .reduce(0, Math::addExact);
        Header header = block.header();
        return new MetricsPoint(
                header.timestampMillis(),
                1,
                block.mergesetBlues().size(),
                block.mergesetReds().size(),
                payments,
                fees,
                (float) block.difficulty(),
                header.daaScore(),
                header.blueScore());
    }

    /** Reads in bulk what the added blocks will need, so that a long step costs few round trips. */
    private void preload(ChainStep step) {
        reads.preloadBlocks(step.added().stream().map(ChainStep.Added::hash).toList());
        List<Hash> ids = step.added().stream()
                .flatMap(added -> added.acceptedIds().stream())
                .toList();
        reads.preloadTransactions(ids);
        Set<Hash> here = new HashSet<>(ids);
        Set<Outpoint> spent = new HashSet<>();
        Set<String> names = new HashSet<>(Set.of(Pages.ALL_TRANSACTIONS, Pages.PAYMENTS));
        for (Hash id : ids) {
            TransactionDocument transaction = reads.transaction(id);
            transaction.outputAddresses().forEach(name -> name.ifPresent(names::add));
            transaction.transaction().inputs().stream()
                    .map(input -> input.previousOutpoint())
                    .filter(outpoint -> !here.contains(outpoint.transactionId()))
                    .forEach(spent::add);
        }
        reads.preloadUtxos(spent);
        spent.forEach(outpoint ->
                reads.utxo(outpoint).ifPresent(output -> output.address().ifPresent(names::add)));
        reads.preloadAddresses(names);
        Set<Hash> merged = new HashSet<>();
        for (ChainStep.Added added : step.added()) {
            merged.addAll(reads.block(added.hash()).mergesetBlues());
            merged.addAll(reads.block(added.hash()).mergesetReds());
        }
        reads.preloadBlocks(merged);
    }
}

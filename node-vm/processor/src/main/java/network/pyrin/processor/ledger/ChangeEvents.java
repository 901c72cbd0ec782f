package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainChanged.BlockRecolored;
import network.pyrin.events.ChainChanged.ChainBlock;
import network.pyrin.events.TransactionSummary;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockDocument.Standing;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.TransactionDocument.Acceptance;

/** Collects what a change is to tell the world, in the order in which it is told. */
final class ChangeEvents {
    /** An accepted transaction. */
    record AcceptedTransaction(TransactionDocument document, Acceptance acceptance) {
        static AcceptedTransaction of(TransactionDocument stored) {
            return new AcceptedTransaction(stored, stored.acceptance().orElseThrow());
        }
    }

    /** A chain block with what it accepts. */
    record AcceptedBlock(BlockDocument block, List<AcceptedTransaction> transactions) {}

    private record RemovedBlock(Hash hash, List<Hash> ids) {}

    private final List<RemovedBlock> removed = new ArrayList<>();
    private final List<AcceptedBlock> added = new ArrayList<>();

    void removed(Hash hash, List<Hash> ids) {
        removed.add(new RemovedBlock(hash, ids));
    }

    void added(AcceptedBlock block) {
        added.add(block);
    }

    List<EventDraft> drafts(Map<Hash, Standing> standings, Map<String, AddressEdit> addresses, Header sink) {
        List<EventDraft> drafts = new ArrayList<>();
        drafts.add(chainChanged(standings, sink));
        for (RemovedBlock block : removed) {
            for (List<Hash> ids : parts(block.ids(), TransactionsUnaccepted.IDS_MAX)) {
                drafts.add(at -> new TransactionsUnaccepted(at, block.hash(), ids));
            }
        }
        for (AcceptedBlock block : added) {
            List<TransactionSummary> summaries = block.transactions().stream()
                    .map(each -> Summaries.transaction(each.document(), Optional.of(each.acceptance())))
                    .toList();
            Header header = block.block().header();
            for (List<TransactionSummary> part : parts(summaries, TransactionsAccepted.TRANSACTIONS_MAX)) {
                drafts.add(at -> new TransactionsAccepted(
                        at, header.hash(), header.blueScore(), header.timestampMillis(), part));
            }
        }
        addresses.forEach((name, edit) -> {
            if (!name.startsWith("@")) {
                drafts.add(addressChanged(edit));
            }
        });
        return drafts;
    }

    private EventDraft chainChanged(Map<Hash, Standing> standings, Header sink) {
        List<Hash> left = removed.stream().map(RemovedBlock::hash).toList();
        List<ChainBlock> joined = added.stream().map(ChangeEvents::chainBlock).toList();
        List<BlockRecolored> colors = standings.entrySet().stream()
                .map(entry -> new BlockRecolored(
                        entry.getKey(),
                        entry.getValue().chain(),
                        Summaries.color(entry.getValue().color()),
                        entry.getValue().mergedBy()))
                .toList();
        return at -> new ChainChanged(
                at, left, joined, colors, sink.hash(), sink.blueScore(), sink.daaScore(), sink.timestampMillis());
    }

    private static ChainBlock chainBlock(AcceptedBlock block) {
        Header header = block.block().header();
        return new ChainBlock(
                header.hash(),
                header.blueScore(),
                header.daaScore(),
                header.timestampMillis(),
                block.transactions().size());
    }

    private static EventDraft addressChanged(AddressEdit edit) {
        AddressDocument after = edit.after(0);
        List<HistoryPage.Entry> popped = edit.history().popped();
        List<HistoryPage.Entry> pushed = edit.history().pushed();
        int max = AddressChanged.ENTRIES_MAX;
        List<AddressChanged.Entry> taken =
                popped.stream().limit(max).map(ChangeEvents::entry).toList();
        List<AddressChanged.Entry> appended = pushed.stream()
                .skip(Math.max(0, pushed.size() - max))
                .map(ChangeEvents::entry)
                .toList();
        return at -> new AddressChanged(
                at,
                after.address(),
                after.balance(),
                after.received(),
                after.sent(),
                after.txCount(),
                after.utxoCount(),
                edit.delta(),
                taken,
                appended);
    }

    private static AddressChanged.Entry entry(HistoryPage.Entry entry) {
        return new AddressChanged.Entry(entry.index(), entry.txId(), entry.timestamp(), entry.net(), entry.coinbase());
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(List.copyOf(all.subList(from, Math.min(all.size(), from + size))));
        }
        return parts;
    }
}

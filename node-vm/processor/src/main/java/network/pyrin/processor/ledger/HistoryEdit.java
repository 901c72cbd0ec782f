package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.Pages;

/** What one change does to a history: takes entries from its end, then appends others. */
final class HistoryEdit {
    private final String list;
    private final long before;
    private final List<HistoryPage.Entry> popped = new ArrayList<>();
    private final List<HistoryPage.Entry> pushed = new ArrayList<>();

    HistoryEdit(String list, long before) {
        this.list = list;
        this.before = before;
    }

    /** Entries now. */
    long count() {
        return kept() + pushed.size();
    }

    /** Entries of the stored history that stay. */
    long kept() {
        return before - popped.size();
    }

    List<HistoryPage.Entry> popped() {
        return popped;
    }

    List<HistoryPage.Entry> pushed() {
        return pushed;
    }

    void push(Hash txId, long timestamp, long net, boolean coinbase) {
        pushed.add(new HistoryPage.Entry(count(), txId, timestamp, net, coinbase));
    }

    /** Takes the last entry, which must be this one. */
    void pop(Hash txId, long timestamp, long net, boolean coinbase) {
        if (!pushed.isEmpty() || kept() == 0) {
            throw new BrokenInvariantException("history of " + list + " does not end with " + txId);
        }
        popped.add(new HistoryPage.Entry(kept() - 1, txId, timestamp, net, coinbase));
    }

    /** The pages' changes: every touched place absolute, pages left empty gone. */
    List<DocumentChange> changes() {
        TreeMap<Long, UpdateBuilder> pages = new TreeMap<>();
        for (long index = count(); index < before; index++) {
            builder(pages, index).unset(path(index));
        }
        for (HistoryPage.Entry entry : pushed) {
            builder(pages, entry.index()).set(path(entry.index()), entry.encode());
        }
        List<DocumentChange> changes = new ArrayList<>();
        pages.forEach((page, update) -> {
            boolean empty = page * Pages.SIZE >= count();
            String id = Pages.id(list, page);
            changes.add(
                    empty
                            ? new DocumentChange.Delete(Collections.ADDRESS_PAGES, id)
                            : update.build(Collections.ADDRESS_PAGES, id, true));
        });
        return changes;
    }

    private static UpdateBuilder builder(TreeMap<Long, UpdateBuilder> pages, long index) {
        return pages.computeIfAbsent(Pages.pageOf(index), page -> new UpdateBuilder());
    }

    private static String path(long index) {
        return HistoryPage.ENTRIES + "." + Pages.placeOf(index);
    }
}

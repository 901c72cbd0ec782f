package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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

    /** Appends what an accepted transaction did here. */
    void push(Movement movement, long net) {
        pushed.add(entry(count(), movement, net));
    }

    /** Takes the last entry, which must be this one. */
    void pop(Movement movement, long net) {
        if (!pushed.isEmpty() || kept() == 0) {
            throw new BrokenInvariantException("history of " + list + " does not end with " + movement.id());
        }
        popped.add(entry(kept() - 1, movement, net));
    }

    private static HistoryPage.Entry entry(long index, Movement movement, long net) {
        return new HistoryPage.Entry(
                index, movement.id(), movement.acceptedBy(), movement.timestamp(), net, movement.coinbase());
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

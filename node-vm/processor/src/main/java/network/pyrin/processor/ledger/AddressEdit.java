package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.HistoryPage;

/** What one change does to an address: its sums, its history and its unspent outputs. */
final class AddressEdit {
    private final AddressDocument before;
    private final HistoryEdit history;
    private final SlotEdit slots;
    private final LongFunction<HistoryPage.Entry> storedEntry;
    private long received;
    private long sent;

    AddressEdit(AddressDocument before, ChangeReads reads, SlotEdit.Mover mover) {
        String address = before.address();
        this.before = before;
        this.history = new HistoryEdit(address, before.txCount());
        this.slots = new SlotEdit(address, before.utxoCount(), slot -> reads.slot(address, slot), mover);
        this.storedEntry = index -> reads.entry(address, index);
    }

    HistoryEdit history() {
        return history;
    }

    SlotEdit slots() {
        return slots;
    }

    /** Adds to what it ever received and spent; negative to take back. */
    void book(long receivedDelta, long sentDelta) {
        received = Math.addExact(received, receivedDelta);
        sent = Math.addExact(sent, sentDelta);
    }

    long delta() {
        return Math.subtractExact(received, sent);
    }

    /** The address after the change. */
    AddressDocument after(long sequence) {
        long balance = Math.addExact(before.balance(), delta());
        if (balance < 0) {
            throw new BrokenInvariantException("balance of " + before.address() + " would be " + balance);
        }
        return new AddressDocument(
                before.address(),
                balance,
                Math.addExact(before.received(), received),
                Math.addExact(before.sent(), sent),
                history.count(),
                slots.count(),
                firstSeen(),
                lastSeen(),
                isShortened() ? sequence : before.grownSince(),
                sequence);
    }

    /** Whether its history does not only grow; one that begins may have been there before and gone. */
    private boolean isShortened() {
        return before.txCount() == 0 || !history.popped().isEmpty();
    }

    private long firstSeen() {
        if (history.kept() > 0) {
            return before.firstSeen();
        }
        return history.pushed().isEmpty() ? 0 : history.pushed().getFirst().timestamp();
    }

    private long lastSeen() {
        if (!history.pushed().isEmpty()) {
            return history.pushed().getLast().timestamp();
        }
        if (history.popped().isEmpty() || history.kept() == 0) {
            return history.kept() == 0 ? 0 : before.lastSeen();
        }
        return storedEntry.apply(history.kept() - 1).timestamp();
    }

    /** Whether the address appears or disappears with this change: 1, -1 or 0. */
    int appearance() {
        return Boolean.compare(history.count() > 0, before.txCount() > 0);
    }

    List<DocumentChange> changes() {
        List<DocumentChange> changes = new ArrayList<>();
        AddressDocument after = after(0);
        boolean gone = after.txCount() == 0 && after.utxoCount() == 0;
        if (gone) {
            changes.add(new DocumentChange.Delete(Collections.ADDRESSES, before.address()));
        } else {
            UpdateBuilder update = new UpdateBuilder();
            if (isShortened()) {
                update.stamp(AddressDocument.GROWN_SINCE);
            }
            changes.add(update.increment("balance", delta())
                    .increment("received", received)
                    .increment("sent", sent)
                    .increment("txCount", after.txCount() - before.txCount())
                    .increment("utxoCount", after.utxoCount() - before.utxoCount())
                    .set("firstSeen", after.firstSeen())
                    .set("lastSeen", after.lastSeen())
                    .build(Collections.ADDRESSES, before.address(), true));
        }
        changes.addAll(history.changes());
        changes.addAll(slots.changes());
        return changes;
    }
}

package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import network.pyrin.chain.Outpoint;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.UtxoPage;

/**
 * What one change does to the unspent outputs of an address. They fill slots 0 to n-1; each of the four moves keeps that,
 * and {@link #restore} and {@link #popLast} are the exact reverse of {@link #remove} and {@link #append}.
 */
final class SlotEdit {
    /** Told when an output changes its slot. */
    interface Mover {
        void moved(Outpoint outpoint, long slot);
    }

    private final String address;
    private final long before;
    private final LongFunction<UtxoPage.Slot> stored;
    private final Mover mover;
    private final TreeMap<Long, Optional<UtxoPage.Slot>> edits = new TreeMap<>();
    private long count;

    SlotEdit(String address, long before, LongFunction<UtxoPage.Slot> stored, Mover mover) {
        this.address = address;
        this.before = before;
        this.stored = stored;
        this.mover = mover;
        this.count = before;
    }

    long count() {
        return count;
    }

    private UtxoPage.Slot at(long slot) {
        if (slot < 0 || slot >= count) {
            throw new BrokenInvariantException("address " + address + " has no unspent output " + slot);
        }
        return edits.getOrDefault(slot, Optional.empty()).orElseGet(() -> stored.apply(slot));
    }

    private void put(long slot, UtxoPage.Slot content) {
        edits.put(
                slot,
                Optional.of(new UtxoPage.Slot(
                        slot, content.outpoint(), content.amount(), content.blockDaaScore(), content.coinbase())));
    }

    private void move(UtxoPage.Slot content, long slot) {
        put(slot, content);
        mover.moved(content.outpoint(), slot);
    }

    /** A new output takes the slot behind the last. */
    long append(Outpoint outpoint, long amount, long blockDaaScore, boolean coinbase) {
        put(count, new UtxoPage.Slot(count, outpoint, amount, blockDaaScore, coinbase));
        return count++;
    }

    /** A spent output goes; the last moves into its slot. */
    void remove(long slot, Outpoint outpoint) {
        expect(slot, outpoint);
        long last = count - 1;
        if (slot != last) {
            move(at(last), slot);
        }
        edits.remove(last);
        count--;
    }

    /** Takes a new output back: it must be the last. */
    void popLast(Outpoint outpoint) {
        expect(count - 1, outpoint);
        edits.remove(count - 1);
        count--;
    }

    /** Puts a spent output back into its slot; who moved there returns to the end. */
    void restore(long slot, Outpoint outpoint, long amount, long blockDaaScore, boolean coinbase) {
        if (slot < 0 || slot > count) {
            throw new BrokenInvariantException("address " + address + " cannot get output " + outpoint + " back");
        }
        if (slot < count) {
            move(at(slot), count);
        }
        put(slot, new UtxoPage.Slot(slot, outpoint, amount, blockDaaScore, coinbase));
        count++;
    }

    private void expect(long slot, Outpoint outpoint) {
        if (!at(slot).outpoint().equals(outpoint)) {
            throw new BrokenInvariantException(
                    "slot " + slot + " of " + address + " holds " + at(slot).outpoint() + ", not " + outpoint);
        }
    }

    /** The pages' changes: every touched slot absolute, pages left empty gone. */
    List<DocumentChange> changes() {
        TreeMap<Long, UpdateBuilder> pages = new TreeMap<>();
        for (long slot = count; slot < before; slot++) {
            builder(pages, slot).unset(path(slot));
        }
        edits.forEach((slot, content) -> {
            if (slot < count && content.isPresent()) {
                builder(pages, slot).set(path(slot), content.get().encode());
            }
        });
        List<DocumentChange> changes = new ArrayList<>();
        pages.forEach((page, update) -> {
            boolean empty = page * Pages.SIZE >= count;
            String id = Pages.id(address, page);
            changes.add(
                    empty
                            ? new DocumentChange.Delete(Collections.ADDRESS_UTXOS, id)
                            : update.build(Collections.ADDRESS_UTXOS, id, true));
        });
        return changes;
    }

    private static UpdateBuilder builder(TreeMap<Long, UpdateBuilder> pages, long slot) {
        return pages.computeIfAbsent(Pages.pageOf(slot), page -> new UpdateBuilder());
    }

    private static String path(long slot) {
        return UtxoPage.SLOTS + "." + Pages.placeOf(slot);
    }
}

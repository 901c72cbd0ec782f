package network.pyrin.processor;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.RichListDocument;
import network.pyrin.readmodel.RichListDocument.Entry;
import org.bson.Document;

/**
 * Knows the richest addresses at any time without looking at all of them: it keeps every address with at least a floor
 * balance, takes each change in, and reads all addresses only at a start and when too few are left above the floor. Used
 * under the processor's lock.
 */
final class RichList {
    private static final Comparator<Entry> RICHEST_FIRST =
            Comparator.comparingLong(Entry::balance).reversed().thenComparing(Entry::address);

    private final DocumentStore store;
    private final int shown;
    private final Map<String, Entry> entries = new HashMap<>();
    private final TreeSet<Entry> sorted = new TreeSet<>(RICHEST_FIRST);
    private long floor = 1;
    private boolean changed;

    RichList(DocumentStore store) {
        this(store, RichListDocument.ENTRIES_MAX);
    }

    RichList(DocumentStore store, int shown) {
        this.store = store;
        this.shown = shown;
    }

    /** Reads all addresses. */
    void load() {
        entries.clear();
        sorted.clear();
        floor = 1;
        store.scan(
                Collections.ADDRESSES,
                List.of("balance"),
                document -> put(
                        document.getString("_id"),
                        Optional.ofNullable(document.getLong("balance")).orElse(0L)));
        changed = true;
    }

    /** Takes the balances after a change in. */
    void apply(Map<String, Long> balances) {
        balances.forEach(this::put);
        changed |= !balances.isEmpty();
        if (sorted.size() < shown && floor > 1) {
            // So many fell below the floor that others below it may be among the richest now.
            load();
        }
    }

    private void put(String address, long balance) {
        Optional.ofNullable(entries.remove(address)).ifPresent(sorted::remove);
        if (balance >= floor) {
            Entry entry = new Entry(address, balance);
            entries.put(address, entry);
            sorted.add(entry);
        }
        while (sorted.size() > 2 * shown) {
            Entry poorest = sorted.removeLast();
            entries.remove(poorest.address());
            // Everyone with at least the floor is kept: equals of the one let go have to stay below it.
            floor = poorest.balance() + 1;
            while (!sorted.isEmpty() && sorted.last().balance() < floor) {
                entries.remove(sorted.removeLast().address());
            }
        }
    }

    /** The richest addresses now. */
    List<Entry> top() {
        return sorted.stream().limit(shown).toList();
    }

    /** Stores the list if it has changed. */
    void save(CheckpointDocument checkpoint) {
        if (changed) {
            RichListDocument list = new RichListDocument(checkpoint.sinkTimestamp(), checkpoint.sequence(), top());
            List<WriteModel<Document>> write = List.of(new ReplaceOneModel<>(
                    new Document("_id", RichListDocument.ID), list.encode(), new ReplaceOptions().upsert(true)));
            store.write(Collections.RICH_LIST, write);
            changed = false;
        }
    }
}

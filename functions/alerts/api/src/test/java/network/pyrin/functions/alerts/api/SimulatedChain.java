package network.pyrin.functions.alerts.api;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.Pages;
import org.bson.Document;

/**
 * Histories of a few addresses under random chain changes, written to a database document by document in the processor's
 * order, with a look around between any two writes.
 */
final class SimulatedChain {
    private static final ReplaceOptions MAKE = new ReplaceOptions().upsert(true);

    private final MongoDatabase database;
    private final RandomGenerator random;
    private final Map<String, List<HistoryPage.Entry>> histories = new HashMap<>();
    private final Map<String, List<HistoryPage.Entry>> abandoned = new HashMap<>();
    private Map<String, List<HistoryPage.Entry>> atCheckpoint = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<HistoryPage.Entry> born = new HashSet<>();
    private String epoch = "one";
    private long sequence = 1_000;
    private long time = 1_700_000_000_000L;

    SimulatedChain(MongoDatabase database, RandomGenerator random, List<String> addresses) {
        this.database = database;
        this.random = random;
        addresses.forEach(address -> histories.put(address, new ArrayList<>()));
        checkpoint();
    }

    List<HistoryPage.Entry> history(String address) {
        return List.copyOf(histories.getOrDefault(address, List.of()));
    }

    /** Whether an entry came after {@link #forgetBirths}. */
    boolean isBorn(HistoryPage.Entry entry) {
        return born.contains(entry);
    }

    void forgetBirths() {
        born.clear();
        abandoned.clear();
    }

    /** One virtual chain change; returns the addresses that an event would name. */
    Set<String> change(int popMax, int pushMax, Runnable between) {
        Set<String> touched = new HashSet<>();
        Map<String, List<HistoryPage.Entry>> before = new HashMap<>();
        for (String address : histories.keySet()) {
            if (random.nextInt(3) > 0) {
                before.put(address, history(address));
                edit(address, histories.getOrDefault(address, new ArrayList<>()), popMax, pushMax);
                touched.add(address);
            }
        }
        sequence += 1 + random.nextInt(5);
        put(
                Collections.CHANGES,
                "head",
                new Document("checkpoint", checkpointDocument().encode()));
        between.run();
        before.forEach((address, old) -> write(address, old, between));
        checkpoint();
        before.forEach(this::remember);
        atCheckpoint = histories().now();
        return touched;
    }

    /**
     * What the processor is about.
     *
     * @param now with the change that is under way
     * @param atCheckpoint without it
     */
    record Histories(Map<String, List<HistoryPage.Entry>> now, Map<String, List<HistoryPage.Entry>> atCheckpoint) {}

    /** What whoever reads a history finds: never a change that is under way. */
    List<HistoryPage.Entry> readable(String address) {
        return atCheckpoint.getOrDefault(address, List.of());
    }

    Histories histories() {
        Map<String, List<HistoryPage.Entry>> now = new HashMap<>();
        histories.keySet().forEach(address -> now.put(address, history(address)));
        return new Histories(now, atCheckpoint);
    }

    /** The database was set back: what came after it will perhaps never be. */
    void goBackTo(Histories earlier) {
        earlier.now().forEach((address, entries) -> histories.put(address, new ArrayList<>(entries)));
        atCheckpoint = earlier.atCheckpoint();
        // What left stood on what is perhaps gone now.
        abandoned.clear();
        // A new start never uses a sequence twice.
        sequence += 1_000_000;
    }

    /** After a start: the change that was under way, once more. */
    void redo(Runnable between) {
        sequence++;
        put(
                Collections.CHANGES,
                "head",
                new Document("checkpoint", checkpointDocument().encode()));
        between.run();
        for (String address : histories.keySet()) {
            write(address, atCheckpoint.getOrDefault(address, List.of()), between);
        }
        checkpoint();
        atCheckpoint.forEach(this::remember);
        atCheckpoint = histories().now();
    }

    private void edit(String address, List<HistoryPage.Entry> history, int popMax, int pushMax) {
        List<HistoryPage.Entry> branch = abandoned.getOrDefault(address, List.of());
        if (!branch.isEmpty() && history.size() >= branch.getFirst().index() && random.nextInt(4) == 0) {
            // The chain swings back: the entries that had left come again, the same in the same places.
            history.subList((int) branch.getFirst().index(), history.size()).clear();
            history.addAll(branch);
            abandoned.remove(address);
            return;
        }
        List<HistoryPage.Entry> popped = pop(history, random.nextInt(3) == 0 ? random.nextInt(popMax + 1) : 0);
        if (!popped.isEmpty() && popped.stream().allMatch(this::isBorn)) {
            abandoned.put(address, popped);
        } else if (!branch.isEmpty() && history.size() < branch.getFirst().index()) {
            // What it stood on is gone, and with other blocks below it no block can come again.
            abandoned.remove(address);
        }
        if (!popped.isEmpty() && random.nextBoolean()) {
            pushTwin(history, popped);
        } else {
            push(history, random.nextInt(pushMax + 1));
        }
    }

    /** Takes so many entries away, and what else their blocks have accepted. */
    private static List<HistoryPage.Entry> pop(List<HistoryPage.Entry> history, int least) {
        int kept = Math.max(0, history.size() - least);
        while (kept > 0
                && kept < history.size()
                && history.get(kept).acceptedBy().equals(history.get(kept - 1).acceptedBy())) {
            kept--;
        }
        List<HistoryPage.Entry> end = history.subList(kept, history.size());
        List<HistoryPage.Entry> popped = List.copyOf(end);
        end.clear();
        return popped;
    }

    /** Other blocks of the same milliseconds accept mostly the same. */
    private void pushTwin(List<HistoryPage.Entry> history, List<HistoryPage.Entry> popped) {
        Hash left = Hash.ZERO;
        Hash block = Hash.ZERO;
        for (HistoryPage.Entry gone : popped) {
            block = gone.acceptedBy().equals(left) ? block : randomHash();
            left = gone.acceptedBy();
            boolean again = random.nextInt(4) > 0;
            add(
                    history,
                    new HistoryPage.Entry(
                            history.size(),
                            again ? gone.txId() : randomHash(),
                            block,
                            gone.timestamp(),
                            gone.net(),
                            gone.coinbase()));
        }
    }

    /** Blocks that accept one to three transactions each. */
    private void push(List<HistoryPage.Entry> history, int count) {
        int left = 0;
        Hash block = Hash.ZERO;
        for (int i = 0; i < count; i++, left--) {
            if (left == 0) {
                left = 1 + random.nextInt(3);
                block = randomHash();
                time += random.nextInt(2);
            }
            long net = random.nextLong(-1_000, 1_000);
            boolean coinbase = net > 0 && random.nextInt(4) == 0;
            add(history, new HistoryPage.Entry(history.size(), randomHash(), block, time, net, coinbase));
        }
    }

    private void add(List<HistoryPage.Entry> history, HistoryPage.Entry entry) {
        born.add(entry);
        history.add(entry);
    }

    private Hash randomHash() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }

    private void write(String address, List<HistoryPage.Entry> before, Runnable between) {
        List<HistoryPage.Entry> history = history(address);
        int same = 0;
        while (same < Math.min(before.size(), history.size())
                && before.get(same).equals(history.get(same))) {
            same++;
        }
        if (history.isEmpty()) {
            database.getCollection(Collections.ADDRESSES).deleteOne(new Document("_id", address));
        } else {
            put(
                    Collections.ADDRESSES,
                    address,
                    new AddressDocument(
                                    address,
                                    0,
                                    0,
                                    0,
                                    history.size(),
                                    0,
                                    0,
                                    0,
                                    before.isEmpty() || same < before.size() ? sequence : grownSince(address),
                                    sequence)
                            .encode());
        }
        between.run();
        long last = Pages.pageOf(Math.max(before.size(), history.size()));
        for (long page = Pages.pageOf(same); page <= last; page++) {
            writePage(address, history, page);
            between.run();
        }
    }

    private long grownSince(String address) {
        Document stored = database.getCollection(Collections.ADDRESSES)
                .find(new Document("_id", address))
                .first();
        return stored == null ? sequence : AddressDocument.decode(stored).grownSince();
    }

    /** What was so for a moment between two changes, and what was taken back then. */
    private void remember(String address, List<HistoryPage.Entry> before) {
        List<HistoryPage.Entry> now = history(address);
        now.forEach(entry -> settled.add(mark(address, entry)));
        before.stream()
                .filter(entry -> entry.index() >= now.size()
                        || !now.get((int) entry.index()).equals(entry))
                .forEach(entry -> removed.add(mark(address, entry)));
    }

    private static String mark(String address, HistoryPage.Entry entry) {
        return mark(address, entry.index(), entry.txId().toHex());
    }

    private static String mark(String address, long index, String transaction) {
        return address + "/" + index + "/" + transaction;
    }

    /** Whether a transaction ever was at this place of a history when no change was under way. */
    boolean wasThere(String address, long index, String transaction) {
        return settled.contains(mark(address, index, transaction));
    }

    /** Whether a change ever took a transaction from this place. */
    boolean wasRemoved(String address, long index, String transaction) {
        return removed.contains(mark(address, index, transaction));
    }

    private void writePage(String address, List<HistoryPage.Entry> history, long page) {
        Document entries = new Document();
        history.stream()
                .filter(entry -> Pages.pageOf(entry.index()) == page)
                .forEach(entry -> entries.append(Integer.toString(Pages.placeOf(entry.index())), entry.encode()));
        String id = Pages.id(address, page);
        if (entries.isEmpty()) {
            database.getCollection(Collections.ADDRESS_PAGES).deleteOne(new Document("_id", id));
            return;
        }
        put(
                Collections.ADDRESS_PAGES,
                id,
                new Document(HistoryPage.ENTRIES, entries).append(Guard.LAST_SEQUENCE, sequence));
    }

    /** The read model is made anew: everything again, in another epoch, at first not as far as it was. */
    void reindex(Runnable between) {
        epoch += "'";
        long far = time;
        time = 1_600_000_000_000L;
        Map<String, List<HistoryPage.Entry>> whole = new HashMap<>(histories);
        whole.keySet().forEach(address -> histories.put(address, new ArrayList<>()));
        sequence += 1_000_000;
        whole.forEach((address, entries) -> write(address, entries, () -> {}));
        checkpoint();
        between.run();
        histories.putAll(whole);
        time = far;
        sequence++;
        whole.keySet().forEach(address -> write(address, List.of(), () -> {}));
        checkpoint();
    }

    private void checkpoint() {
        put(Collections.CHECKPOINTS, CheckpointDocument.ID, checkpointDocument().encode());
    }

    private CheckpointDocument checkpointDocument() {
        return new CheckpointDocument(NetworkId.SIMNET, Hash.ZERO, epoch, sequence, Hash.ZERO, 0, 0, time);
    }

    private void put(String collection, String id, Document document) {
        Document named = new Document(document).append("_id", id);
        database.getCollection(collection).replaceOne(new Document("_id", id), named, MAKE);
    }
}

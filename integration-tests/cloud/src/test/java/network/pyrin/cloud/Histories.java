package network.pyrin.cloud;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.Pages;
import org.bson.Document;

/** Histories of a few addresses in a real read model, changed by a seed in the processor's order, and what is told of it. */
final class Histories {
    private static final String EPOCH = "one";
    private static final ReplaceOptions MAKE = new ReplaceOptions().upsert(true);

    private final MongoDatabase database;
    private final RandomGenerator random;
    private final Map<String, List<HistoryPage.Entry>> histories = new TreeMap<>();
    private final Map<String, Long> watchedFrom = new HashMap<>();
    private final Map<String, Long> grownSince = new HashMap<>();
    private long sequence = 1_000;
    private long time = 1_700_000_000_000L;

    Histories(MongoDatabase database, RandomGenerator random, List<String> addresses) {
        this.database = database;
        this.random = random;
        addresses.forEach(address -> histories.put(address, new ArrayList<>()));
        change();
        histories.forEach((address, history) -> watchedFrom.put(address, (long) history.size()));
    }

    /** A change: every address loses some of what came since it is watched, and gets more. */
    List<ChainEvent> change() {
        List<ChainEvent> events = new ArrayList<>();
        histories.forEach((address, history) -> {
            int old = history.size();
            long keep = watchedFrom.getOrDefault(address, 0L);
            int pops = random.nextInt(4) == 0 ? (int) Math.min(old - keep, random.nextInt(3)) : 0;
            history.subList(old - pops, old).clear();
            int from = history.size();
            for (int pushes = random.nextInt(1, 3); pushes > 0; pushes--) {
                history.add(new HistoryPage.Entry(
                        history.size(), hash(), hash(), time++, random.nextLong(1, 1_000), false));
            }
            sequence++;
            if (pops > 0 || old == 0) {
                grownSince.put(address, sequence);
            }
            write(address, history, from, old);
            events.add(new AddressChanged(
                    new Position(EPOCH, sequence), address, 0, 0, 0, history.size(), 0, 0, List.of(), List.of()));
        });
        put(
                Collections.CHECKPOINTS,
                CheckpointDocument.ID,
                new CheckpointDocument(NetworkId.SIMNET, Hash.ZERO, EPOCH, sequence, Hash.ZERO, 0, 0, time).encode());
        return events;
    }

    /** So many changes, some of them told together. */
    void publish(int changes, EventPublisher publisher) throws EventTransportException {
        List<ChainEvent> waiting = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            waiting.addAll(change());
            if (random.nextInt(5) == 0 || i == changes - 1) {
                publisher.publish(waiting);
                waiting.clear();
            }
        }
    }

    private void write(String address, List<HistoryPage.Entry> history, int from, int old) {
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
                                grownSince.getOrDefault(address, 0L),
                                sequence)
                        .encode());
        for (long page = Pages.pageOf(from); page <= Pages.pageOf(Math.max(old, history.size())); page++) {
            Document entries = new Document();
            for (HistoryPage.Entry entry : history) {
                if (Pages.pageOf(entry.index()) == page) {
                    entries.append(Integer.toString(Pages.placeOf(entry.index())), entry.encode());
                }
            }
            put(
                    Collections.ADDRESS_PAGES,
                    Pages.id(address, page),
                    new Document(HistoryPage.ENTRIES, entries).append(Guard.LAST_SEQUENCE, sequence));
        }
    }

    private void put(String collection, String id, Document document) {
        Document named = new Document(document).append("_id", id);
        database.getCollection(collection).replaceOne(new Document("_id", id), named, MAKE);
    }

    private Hash hash() {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** What a webhook must have been told of an address: index to transaction, since it is watched. */
    Map<Long, String> truth(String address) {
        Map<Long, String> truth = new TreeMap<>();
        histories.getOrDefault(address, List.of()).stream()
                .filter(entry -> entry.index() >= watchedFrom.getOrDefault(address, 0L))
                .forEach(entry -> truth.put(entry.index(), entry.txId().toHex()));
        return truth;
    }
}

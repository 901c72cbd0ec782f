package network.pyrin.functions.alerts.api;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/**
 * What a disk may hold after a crash: the database as it was at any moment since the last write that was promised to hold,
 * and never a mixture of two moments. The queue of deliveries is a part of the database, or an own service that forgets
 * nothing.
 */
final class EarlierStates {
    private static final List<String> COLLECTIONS = List.of(
            Collections.WEBHOOKS,
            Collections.WEBHOOK_ADDRESSES,
            Collections.WEBHOOK_CURSORS,
            Collections.ADDRESSES,
            Collections.ADDRESS_PAGES,
            Collections.CHECKPOINTS,
            Collections.CHANGES);

    private final SimulatedChain chain;
    private final AlertsWorld world;
    private final RandomGenerator random;
    private final boolean withQueue;
    private final Rule rule;
    private final List<State> kept = new ArrayList<>();

    /** What holds. */
    enum Rule {
        /** What was written with a promise, and all that was written before it. */
        AS_PROMISED,
        /** Nothing of what was written since the beginning. */
        PROMISES_NOTHING
    }

    private record State(
            Map<String, List<Document>> collections,
            SimulatedChain.Histories histories,
            List<AlertsWorld.Waiting> queue) {}

    EarlierStates(SimulatedChain chain, AlertsWorld world, RandomGenerator random, boolean withQueue, Rule rule) {
        this.chain = chain;
        this.world = world;
        this.random = random;
        this.withQueue = withQueue;
        this.rule = rule;
        keep();
    }

    /** Takes down how everything is now. */
    void keep() {
        Map<String, List<Document>> collections = new HashMap<>();
        for (String name : COLLECTIONS) {
            collections.put(name, collection(name).find().into(new ArrayList<>()));
        }
        kept.add(new State(collections, chain.histories(), world.queued()));
    }

    /** A write that holds was answered: nothing before it can come back. */
    void hold() {
        if (rule == Rule.AS_PROMISED) {
            kept.clear();
        }
        keep();
    }

    /** After a crash: the disk has one of the states. */
    void goBack() {
        keep();
        State state = kept.get(random.nextInt(kept.size()));
        for (String name : COLLECTIONS) {
            collection(name).deleteMany(new Document());
            List<Document> documents = state.collections().getOrDefault(name, List.of());
            if (!documents.isEmpty()) {
                collection(name).insertMany(documents);
            }
        }
        chain.goBackTo(state.histories());
        if (withQueue) {
            world.queue.clear();
            world.queue.addAll(state.queue());
        }
        kept.clear();
        kept.add(state);
    }

    private MongoCollection<Document> collection(String name) {
        return world.database.getCollection(name);
    }
}

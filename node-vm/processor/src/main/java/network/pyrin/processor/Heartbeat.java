package network.pyrin.processor;

import com.mongodb.client.model.UpdateOneModel;
import java.time.Duration;
import java.util.List;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.NetworkDocument;
import org.bson.Document;

/**
 * Keeps the sign of life in the stored state young while nothing else is written, so that readers can tell a quiet chain, or
 * a node that is away, from a processor that is dead. One small write every five seconds at most; it touches no document that
 * changes of the chain touch.
 *
 * <p>Beats are given by the {@link Ticker}, which stands still with the processor: at most one call to the node, and the
 * processor's lock, lie between two of them.
 */
final class Heartbeat {
    /** Readers take a processor for dead after several of these ({@code views.Freshness}). */
    static final Duration EVERY = Duration.ofSeconds(5);

    private final DocumentStore store;
    /** Beats come from the ticker, written states from whoever holds the processor's lock. */
    private volatile long lastMillis = Long.MIN_VALUE;

    Heartbeat(DocumentStore store) {
        this.store = store;
    }

    /**
     * Renews the sign if it is old; does nothing before there is a state to carry it.
     *
     * @param nowMillis milliseconds since the epoch
     */
    void beat(long nowMillis) {
        boolean young = lastMillis <= nowMillis && nowMillis < lastMillis + EVERY.toMillis();
        if (young) {
            return;
        }
        Document sign = new Document("$set", new Document(NetworkDocument.ALIVE_AT, nowMillis));
        store.write(Collections.NETWORK, List.of(new UpdateOneModel<>(new Document("_id", NetworkDocument.ID), sign)));
        lastMillis = nowMillis;
    }

    /**
     * The state has been written with a sign in it.
     *
     * @param nowMillis when
     */
    void written(long nowMillis) {
        lastMillis = nowMillis;
    }
}

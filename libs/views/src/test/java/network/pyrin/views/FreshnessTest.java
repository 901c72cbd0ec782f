package network.pyrin.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import network.pyrin.chain.NetworkId;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.testing.SampleChain;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The states a reader can tell apart, over time. */
class FreshnessTest {
    private static final long ALIVE = SampleChain.START + 5_000;

    private final AtomicLong now = new AtomicLong(ALIVE);
    private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoDatabase database;
    private Views views;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.uri());
        database = client.getDatabase("pyrin");
        SampleChain.write(database);
        views = Views.over(database, NetworkId.SIMNET, "1", clock);
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private void state(String field, Object value) {
        database.getCollection(Collections.NETWORK)
                .updateOne(new Document("_id", NetworkDocument.ID), new Document("$set", new Document(field, value)));
    }

    private Freshness at(long millis) {
        now.set(millis);
        NetworkViews.Status status = views.network().status();
        assertThat(views.dashboard().status().state()).isEqualTo(status.state());
        return new Freshness(status.state(), status.quiet());
    }

    @Test
    void aSilentProcessorIsDeadAfterAMinuteWhateverItSaidLast() {
        for (NetworkDocument.State last : NetworkDocument.State.values()) {
            state("state", last.text());
            state(NetworkDocument.ALIVE_AT, ALIVE);
            assertThat(at(ALIVE + 60_000).state().name()).isEqualTo(last.name());
            assertThat(at(ALIVE + 60_001)).isEqualTo(new Freshness(Freshness.State.STALE, false));
            state(NetworkDocument.ALIVE_AT, ALIVE + 60_000);
            assertThat(at(ALIVE + 60_001).state().name()).isEqualTo(last.name());
        }
        assertThat(views.network().status().aliveAt()).contains(ALIVE + 60_000);
    }

    @Test
    void aNodeWithoutNewBlocksIsQuietAndNotDead() {
        long newest = views.network().status().sinkTimestamp().orElseThrow();
        long end = newest + 3_600_000;
        state(NetworkDocument.ALIVE_AT, end);
        assertThat(at(newest + 60_000)).isEqualTo(new Freshness(Freshness.State.LIVE, false));
        assertThat(at(newest + 60_001)).isEqualTo(new Freshness(Freshness.State.LIVE, true));
        assertThat(at(end)).isEqualTo(new Freshness(Freshness.State.LIVE, true));
        state("state", NetworkDocument.State.STARTING.text());
        assertThat(at(end)).as("the node is away").isEqualTo(new Freshness(Freshness.State.STARTING, false));
    }

    @Test
    void aReadModelWithoutSignsOfLifeIsReadAsItSaysItself() {
        assertThat(views.network().status().aliveAt()).isEmpty();
        assertThat(at(ALIVE + 100_000_000_000L)).isEqualTo(new Freshness(Freshness.State.LIVE, true));
    }

    @Test
    void aSignFromTheFutureIsAYoungOne() {
        state(NetworkDocument.ALIVE_AT, ALIVE + 10_000_000);
        assertThat(at(ALIVE)).isEqualTo(new Freshness(Freshness.State.LIVE, false));
    }
}

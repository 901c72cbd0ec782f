package network.pyrin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.MongoException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import network.pyrin.crypto.Hash;
import network.pyrin.events.EventJson;
import network.pyrin.events.Position;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.Topic;
import network.pyrin.readmodel.ReadModelFormatException;
import network.pyrin.views.BlockViews;
import network.pyrin.views.NetworkViews;
import network.pyrin.views.NotReadyException;
import network.pyrin.views.TransactionViews;
import network.pyrin.views.Views;

/** Snapshots made of the read model: for each topic, the body of the API call that shows the same. Thread-safe. */
public final class ReadModelSnapshots implements SnapshotSource {
    private static final int DAG_SECONDS = 60;
    private static final int DAG_BLOCKS = 200;
    private static final int TRANSACTIONS = 50;

    private final Views views;
    private final InstantSource clock;

    /**
     * Makes the source.
     *
     * @param views over the read model
     * @param clock for ages
     */
    public ReadModelSnapshots(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Position position() {
        return guarded(() -> views.network().position());
    }

    @Override
    public Standing standing() {
        return guarded(() -> {
            NetworkViews.Status status = views.network().status();
            return new Standing(
                    status.state(), status.aliveAt().map(at -> Duration.ofMillis(Math.max(0, clock.millis() - at))));
        });
    }

    @Override
    public TopicSnapshot load(Topic topic) {
        return guarded(() -> {
            JsonNode data = EventJson.mapper().valueToTree(body(topic));
            JsonNode at = data.path("at");
            return new TopicSnapshot(
                    new Position(at.path("epoch").asText(), at.path("sequence").asLong()), data);
        });
    }

    private Object body(Topic topic) {
        return switch (topic.kind()) {
            case DASHBOARD -> views.dashboard();
            case METRICS -> views.network().metrics();
            case BLOCKS -> views.blocks().dag(DAG_SECONDS, DAG_BLOCKS);
            case TRANSACTIONS -> views.transactions().page(Optional.empty(), TRANSACTIONS, false);
            case MEMPOOL -> views.network().mempool();
            case ADDRESS ->
                views.addresses()
                        .address(views.address(topic.key())
                                .orElseThrow(() -> new SnapshotException(
                                        FailureCode.BAD_TOPIC,
                                        "this is not an address of "
                                                + views.chain().text()))
                                .toString());
            // What is not known yet may come: its subscribers wait with nothing in hand.
            case TRANSACTION -> {
                Position at = views.network().position();
                Optional<TransactionViews.Single> found = views.transactions().transaction(Hash.ofHex(topic.key()));
                yield found.isPresent() ? found.get() : new NoTransaction(at, Optional.empty());
            }
            case BLOCK -> {
                Position at = views.network().position();
                Optional<BlockViews.Single> found = views.blocks().block(Hash.ofHex(topic.key()));
                yield found.isPresent() ? found.get() : new NoBlock(at, Optional.empty(), List.of());
            }
        };
    }

    private static <T> T guarded(Supplier<T> read) {
        try {
            return read.get();
        } catch (NotReadyException e) {
            throw new SnapshotException(FailureCode.NOT_READY, String.valueOf(e.getMessage()));
        } catch (MongoException | ReadModelFormatException e) {
            throw new SnapshotException(FailureCode.NOT_READY, "the read model cannot be read just now");
        }
    }

    /** The shape of {@link TransactionViews.Single} without a transaction. */
    private record NoTransaction(Position at, Optional<String> transaction) {}

    /** The shape of {@link BlockViews.Single} without a block. */
    private record NoBlock(Position at, Optional<String> block, List<String> transactions) {}
}

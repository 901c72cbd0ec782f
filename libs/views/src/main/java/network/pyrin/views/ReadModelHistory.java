package network.pyrin.views;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventHistory;
import network.pyrin.events.EventJson;
import network.pyrin.events.Position;
import network.pyrin.readmodel.ChangeEventsDocument;
import network.pyrin.readmodel.ChangeEventsReader;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.ReadModelFormatException;

/** Recent events as the read model keeps them beside its change record. Thread-safe; each call is a few point reads. */
public final class ReadModelHistory implements EventHistory {
    private final NetworkReader network;
    private final ChangeEventsReader changes;

    /**
     * Makes the history.
     *
     * @param database the read model
     */
    public ReadModelHistory(MongoDatabase database) {
        this.network = new NetworkReader(database);
        this.changes = new ChangeEventsReader(database);
    }

    @Override
    public Optional<Position> position() {
        return read(() -> network.checkpoint().map(found -> new Position(found.epoch(), found.sequence())));
    }

    @Override
    public Optional<ChainEvent> stored(Position at) {
        return read(() -> changes.large(at.epoch(), at.sequence()).flatMap(ReadModelHistory::parse));
    }

    @Override
    public List<ChainEvent> after(Position position) {
        return read(() -> changes.after(position.epoch(), position.sequence()))
                .map(documents -> events(documents, position))
                .orElse(List.of());
    }

    private static List<ChainEvent> events(List<ChangeEventsDocument> documents, Position position) {
        List<ChainEvent> events = new ArrayList<>();
        for (ChangeEventsDocument document : documents) {
            document.events().stream()
                    .map(ReadModelHistory::parse)
                    .flatMap(Optional::stream)
                    .filter(event -> event.at().sequence() > position.sequence())
                    .forEach(events::add);
        }
        return events;
    }

    private static Optional<ChainEvent> parse(String json) {
        try {
            return Optional.of(EventJson.readEvent(json.getBytes(StandardCharsets.UTF_8)));
        } catch (EventFormatException e) {
            // Written by another version: a reload brings what it says.
            return Optional.empty();
        }
    }

    private static <T> Optional<T> read(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (MongoException | ReadModelFormatException e) {
            return Optional.empty();
        }
    }
}

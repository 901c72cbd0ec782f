package network.pyrin.events.stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.Position;

/** What a client may send. Read with {@link network.pyrin.events.EventJson#read}; unknown fields are ignored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
public sealed interface ClientFrame {
    /** Longest frame in bytes. */
    int BYTES_MAX = 4096;

    /**
     * Adds topics.
     *
     * @param topics what to listen to; one already subscribed gets a new snapshot
     * @param resume position of the last frame the client has applied; empty asks for snapshots
     */
    record Subscribe(List<Topic> topics, Optional<Position> resume) implements ClientFrame {
        /** Copies the list. */
        public Subscribe {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Drops topics; those not subscribed are ignored.
     *
     * @param topics what to leave
     */
    record Unsubscribe(List<Topic> topics) implements ClientFrame {
        /** Copies the list. */
        public Unsubscribe {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Asks for a {@link ServerFrame.Pong}.
     *
     * @param id any number, comes back
     */
    record Ping(long id) implements ClientFrame {}
}

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
     * Adds topics. Each is judged by itself: one that is refused ({@link ServerFrame.Failure}) does not keep the others out.
     *
     * @param topics names of what to listen to ({@link Topic#parse}); one already subscribed gets a new snapshot
     * @param resume position of the last frame the client has applied; empty asks for snapshots
     */
    record Subscribe(List<String> topics, Optional<Position> resume) implements ClientFrame {
        /** Copies the list. */
        public Subscribe {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Drops topics; those not subscribed, and those that do not exist, are ignored.
     *
     * @param topics names of what to leave
     */
    record Unsubscribe(List<String> topics) implements ClientFrame {
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

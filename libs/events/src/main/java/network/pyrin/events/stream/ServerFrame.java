package network.pyrin.events.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.ChainEvent;

/** What the stream service sends. Epoch and sequence of a frame are what the client resumes with once it has applied it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = ServerFrame.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = ServerFrame.Event.class, name = "event"),
    @JsonSubTypes.Type(value = ServerFrame.Unsubscribed.class, name = "unsubscribed"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerFrame.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Closing.class, name = "closing")
})
public sealed interface ServerFrame {
    /** Version of this protocol. */
    int PROTOCOL = 1;

    /**
     * First frame of every connection.
     *
     * @param protocol {@link #PROTOCOL}
     * @param network network name, for example {@code simnet}
     * @param epoch epoch of the read model
     * @param sequence last event the server knows
     * @param pingSeconds how often a client should ping at least, seconds
     * @param limits what the server allows
     */
    record Welcome(int protocol, String network, String epoch, long sequence, int pingSeconds, Limits limits)
            implements ServerFrame {}

    /**
     * What one connection may do.
     *
     * @param messageBytes longest client frame
     * @param topics most topics at once
     * @param messagesPer10Seconds most client frames in ten seconds
     */
    record Limits(int messageBytes, int topics, int messagesPer10Seconds) {}

    /**
     * The whole state of a topic; replaces what the client shows.
     *
     * @param topic the topic
     * @param reason why it is sent
     * @param epoch epoch of the read model
     * @param sequence events up to this one are contained
     * @param data body of the API call that belongs to the topic
     */
    record Snapshot(Topic topic, SnapshotReason reason, String epoch, long sequence, JsonNode data)
            implements ServerFrame {}

    /** Why a snapshot is sent. */
    enum SnapshotReason {
        /** The client subscribed without a position to resume from. */
        @JsonProperty("subscribed")
        SUBSCRIBED,
        /** Events between the client's position and the server's memory are gone. */
        @JsonProperty("gap")
        GAP,
        /** The read model was made anew. */
        @JsonProperty("epoch")
        EPOCH,
        /** The client's position is ahead of what the server knows: the store lost its last moments. */
        @JsonProperty("ahead")
        AHEAD,
        /** The client was too slow; events were left out. */
        @JsonProperty("slow")
        SLOW
    }

    /**
     * The client's position is known: the missed events follow.
     *
     * @param topic the topic
     * @param epoch epoch of the read model
     * @param sequence the position resumed from
     */
    record Resumed(Topic topic, String epoch, long sequence) implements ServerFrame {}

    /**
     * An event.
     *
     * @param topic the topic through which it reached the client
     * @param epoch same as in the event
     * @param sequence same as in the event
     * @param event what happened
     */
    record Event(Topic topic, String epoch, long sequence, ChainEvent event) implements ServerFrame {}

    /**
     * Answer to {@link ClientFrame.Unsubscribe}.
     *
     * @param topics the topics left; names that are no topics are not among them
     */
    record Unsubscribed(List<Topic> topics) implements ServerFrame {
        /** Copies the list. */
        public Unsubscribed {
            topics = List.copyOf(topics);
        }
    }

    /**
     * Answer to {@link ClientFrame.Ping}.
     *
     * @param id from the ping
     */
    record Pong(long id) implements ServerFrame {}

    /**
     * A topic, or a whole client frame, was refused; the connection stays.
     *
     * <p>A refused topic is not subscribed, whatever it was before: no event of it follows until it is asked for again, from
     * the position the client then has <em>of this topic</em>. Events of other topics say nothing about it.
     *
     * @param code whether asking again helps
     * @param message one sentence
     * @param topic the refused topic as the client wrote it; empty if the frame itself could not be understood. Servers before
     *     this field leave it out
     */
    record Failure(FailureCode code, String message, Optional<String> topic) implements ServerFrame {}

    /**
     * The server is about to close the connection.
     *
     * @param code {@code slow}, {@code limit} or {@code shutdown}
     * @param message one sentence
     */
    record Closing(String code, String message) implements ServerFrame {}
}

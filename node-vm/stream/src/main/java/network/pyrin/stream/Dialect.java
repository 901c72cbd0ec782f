package network.pyrin.stream;

import java.util.Optional;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.Position;
import network.pyrin.events.stream.ServerFrame;
import network.pyrin.events.stream.Topic;

/** How what the hub knows is said in one protocol. Stateless: the frames it makes are shared by all its clients. */
sealed interface Dialect permits OwnDialect, RawDialect {
    /**
     * Whether clients of this protocol start from snapshots; those that do not just get what comes.
     *
     * @return true for our own protocol
     */
    boolean hasSnapshots();

    /**
     * An event.
     *
     * @param topic through which it goes out
     * @param part what the topic gets of it
     * @return empty if this protocol has no word for it
     */
    Optional<Frame> event(Topic topic, ChainEvent part);

    /**
     * A snapshot.
     *
     * @param topic which
     * @param reason why
     * @param snapshot the state
     * @return the frame
     */
    Frame snapshot(Topic topic, ServerFrame.SnapshotReason reason, SnapshotSource.TopicSnapshot snapshot);

    /**
     * The client continues from where it was.
     *
     * @param topic which
     * @param from the client's position
     * @return the frame
     */
    Frame resumed(Topic topic, Position from);

    /**
     * Something was refused.
     *
     * @param refusal what and why
     * @return the frame
     */
    Frame failure(ServerFrame.Failure refusal);

    /**
     * The connection is about to be closed.
     *
     * @param code stable word
     * @param message one sentence
     * @return the frame
     */
    Frame closing(String code, String message);
}

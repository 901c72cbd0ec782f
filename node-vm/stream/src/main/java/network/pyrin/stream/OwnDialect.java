package network.pyrin.stream;

import java.util.Optional;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.Position;
import network.pyrin.events.StatusChanged;
import network.pyrin.events.stream.ServerFrame;
import network.pyrin.events.stream.Topic;

/** Our own protocol: frames of {@link ServerFrame}. */
final class OwnDialect implements Dialect {
    /** The only one needed. */
    static final OwnDialect INSTANCE = new OwnDialect();

    private OwnDialect() {}

    @Override
    public boolean hasSnapshots() {
        return true;
    }

    @Override
    public Optional<Frame> event(Topic topic, ChainEvent part) {
        ServerFrame.Event frame =
                new ServerFrame.Event(topic, part.at().epoch(), part.at().sequence(), part);
        // Figures and status are whole each time: only the newest matters to a client that lags.
        boolean whole = part instanceof FiguresChanged || part instanceof StatusChanged;
        return Optional.of(
                whole
                        ? Frame.replacing(
                                frame, topic.name() + " " + part.getClass().getSimpleName())
                        : Frame.of(frame));
    }

    @Override
    public Frame snapshot(Topic topic, ServerFrame.SnapshotReason reason, SnapshotSource.TopicSnapshot snapshot) {
        Position at = snapshot.at();
        return Frame.of(new ServerFrame.Snapshot(topic, reason, at.epoch(), at.sequence(), snapshot.data()));
    }

    @Override
    public Frame resumed(Topic topic, Position from) {
        return Frame.of(new ServerFrame.Resumed(topic, from.epoch(), from.sequence()));
    }

    @Override
    public Frame failure(ServerFrame.Failure refusal) {
        return Frame.of(refusal);
    }

    @Override
    public Frame closing(String code, String message) {
        return Frame.of(new ServerFrame.Closing(code, message));
    }
}

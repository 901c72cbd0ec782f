package network.pyrin.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import network.pyrin.events.Position;
import network.pyrin.events.stream.Topic;
import network.pyrin.views.Freshness;

/** Where the state of topics is read. Blocking; called from virtual threads, a few at a time. */
public interface SnapshotSource {
    /**
     * How far the read model is.
     *
     * @return the position up to which snapshots are complete
     * @throws SnapshotException if the read model cannot be read, or there is none yet
     */
    Position position();

    /**
     * Reads the state of a topic.
     *
     * @param topic which
     * @return the state and the position it is true for
     * @throws SnapshotException if it cannot be read, or the topic names something impossible (a wrong checksum)
     */
    TopicSnapshot load(Topic topic);

    /**
     * Whether what is read is the present.
     *
     * @return the state in a word, and how long ago whoever keeps the read model last showed that it runs
     * @throws SnapshotException if the read model cannot be read
     */
    Standing standing();

    /**
     * Whether what is read is the present.
     *
     * @param state of the read model, as the API tells it
     * @param silence since the last sign of life; empty if none was ever shown
     */
    record Standing(Freshness.State state, Optional<Duration> silence) {}

    /**
     * The state of a topic.
     *
     * @param at contains every event up to here
     * @param data body of the API call that belongs to the topic
     */
    record TopicSnapshot(Position at, JsonNode data) {}
}

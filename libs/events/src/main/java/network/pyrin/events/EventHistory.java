package network.pyrin.events;

import java.util.List;
import java.util.Optional;

/**
 * What the read model still knows of events: asked by consumers of a transport that loses, reorders or repeats. Blocking;
 * never throws: what cannot be read now is empty.
 */
public interface EventHistory {
    /** Knows nothing: for consumers that reload instead. */
    EventHistory NONE = new EventHistory() {
        @Override
        public Optional<Position> position() {
            return Optional.empty();
        }

        @Override
        public Optional<ChainEvent> stored(Position at) {
            return Optional.empty();
        }

        @Override
        public List<ChainEvent> after(Position position) {
            return List.of();
        }
    };

    /**
     * How far the read model is: its epoch is the one that counts, since the checkpoint is written before anything is told.
     *
     * @return empty if it cannot be read now, or there is none
     */
    Optional<Position> position();

    /**
     * An event that was too large for the topic.
     *
     * @param at its place
     * @return empty if it is gone
     */
    Optional<ChainEvent> stored(Position at);

    /**
     * Events of changes after a place, as recorded with the changes: those between changes are not among them.
     *
     * @param position the last place known
     * @return ascending; empty if they are gone or the place is not of the read model's epoch
     */
    List<ChainEvent> after(Position position);
}

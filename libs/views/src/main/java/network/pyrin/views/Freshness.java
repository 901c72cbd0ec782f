package network.pyrin.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.NetworkDocument;

/**
 * Whether what is read here is the present: the one rule, for API, stream and pages alike.
 *
 * <pre>
 *   processor   node                 state         quiet
 *   runs        has new blocks       live          no
 *   runs        takes in history     catching-up   no
 *   runs        has no new block     live          yes
 *   runs        is away              starting      no
 *   dead        whatever it has      stale         no
 * </pre>
 *
 * @param state what may be said of the read model
 * @param quiet whether it follows its node, and the newest chain block was made more than {@link #QUIET_AFTER} ago
 */
public record Freshness(State state, boolean quiet) {
    /**
     * Silence after which a processor is taken for dead. It shows a sign every five seconds; between two of them may lie one
     * call to a node that does not answer, half a minute at most.
     */
    public static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    /** Age of the newest chain block from which on a chain is called quiet. */
    public static final Duration QUIET_AFTER = Duration.ofSeconds(60);

    /** What may be said of the read model. */
    public enum State {
        /** The processor has no connection to the node, or nothing is known yet. */
        @JsonProperty("starting")
        STARTING,
        /** It works through history. */
        @JsonProperty("catching-up")
        CATCHING_UP,
        /** It follows the node. */
        @JsonProperty("live")
        LIVE,
        /** It has shown no sign of life for a minute: what is shown was true then, and nobody renews it. */
        @JsonProperty("stale")
        STALE
    }

    /**
     * Applies the rule.
     *
     * @param state as stored; without a sign of life in it (of an older processor) nothing is called stale
     * @param checkpoint as stored
     * @param nowMillis milliseconds since the epoch; a sign from the future, of a clock that is ahead, is a young one
     * @return what may be said
     */
    public static Freshness of(
            Optional<NetworkDocument> state, Optional<CheckpointDocument> checkpoint, long nowMillis) {
        if (state.flatMap(NetworkDocument::aliveAt)
                .filter(aliveAt -> nowMillis - aliveAt > SILENCE_MAX.toMillis())
                .isPresent()) {
            return new Freshness(State.STALE, false);
        }
        State told = state.map(found -> told(found.state())).orElse(State.STARTING);
        boolean old = checkpoint
                .filter(found -> nowMillis - found.sinkTimestamp() > QUIET_AFTER.toMillis())
                .isPresent();
        return new Freshness(told, told == State.LIVE && old);
    }

    private static State told(NetworkDocument.State state) {
        return switch (state) {
            case STARTING -> State.STARTING;
            case CATCHING_UP -> State.CATCHING_UP;
            case LIVE -> State.LIVE;
        };
    }
}

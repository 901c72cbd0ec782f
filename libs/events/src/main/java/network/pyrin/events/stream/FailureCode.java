package network.pyrin.events.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the stream refused something; the stable word of a {@link ServerFrame.Failure}. */
public enum FailureCode {
    /** Too many topics are starting, or too much happens: asking for the topic again later helps. */
    @JsonProperty("busy")
    BUSY,
    /** There is no read model yet, or it cannot be read just now: asking for the topic again later helps. */
    @JsonProperty("not-ready")
    NOT_READY,
    /** There is no such topic, or its key names nothing possible: asking again does not help. */
    @JsonProperty("bad-topic")
    BAD_TOPIC,
    /** The connection has as many topics as it may: asking again does not help while it has. */
    @JsonProperty("limit")
    LIMIT,
    /** The frame is none of this protocol; no topic is named, and none changes. */
    @JsonProperty("bad-frame")
    BAD_FRAME;

    /**
     * Whether the same may be granted later.
     *
     * @return true if a client should ask again, after a while that grows with each refusal
     */
    public boolean passing() {
        return switch (this) {
            case BUSY, NOT_READY -> true;
            case BAD_TOPIC, LIMIT, BAD_FRAME -> false;
        };
    }
}

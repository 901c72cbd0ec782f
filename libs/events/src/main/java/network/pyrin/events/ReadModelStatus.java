package network.pyrin.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import network.pyrin.crypto.Hash;

/**
 * How far the read model is behind the node.
 *
 * @param network network name, for example {@code simnet}
 * @param state what the processor is doing
 * @param readBlueScore blue score of the chain block up to which the read model is complete
 * @param nodeBlueScore blue score of the node's sink when last asked
 * @param fraction how much of the way is done, 0 to 1
 * @param sinkHash the chain block up to which the read model is complete
 * @param sinkTimestamp its time in milliseconds since the epoch
 */
public record ReadModelStatus(
        String network,
        State state,
        long readBlueScore,
        long nodeBlueScore,
        double fraction,
        Hash sinkHash,
        long sinkTimestamp) {
    /** What the processor is doing. */
    public enum State {
        /** Connecting to the node, nothing known yet. */
        @JsonProperty("starting")
        STARTING,
        /** Working through history; no chain events are published meanwhile, and a reload follows. */
        @JsonProperty("catching-up")
        CATCHING_UP,
        /** Following the node. */
        @JsonProperty("live")
        LIVE
    }
}

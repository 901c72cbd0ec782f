package network.pyrin.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the selected chain made of a block. */
public enum BlockColor {
    /** No chain block has merged it yet. */
    @JsonProperty("pending")
    PENDING,
    /** Merged as blue: it counts, and is paid. */
    @JsonProperty("blue")
    BLUE,
    /** Merged as red: it does not count. */
    @JsonProperty("red")
    RED
}

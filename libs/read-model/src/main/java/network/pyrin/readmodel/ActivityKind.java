package network.pyrin.readmodel;

import java.util.Arrays;
import java.util.Optional;

/** What a webhook can ask to be told about. */
public enum ActivityKind {
    /** A transaction paid the address more than it spent from it. */
    RECEIVED("received"),
    /** A transaction spent from the address, or left its balance as it was. */
    SENT("sent"),
    /** A coinbase paid the address. */
    MINED("mined");

    private final String text;

    ActivityKind(String text) {
        this.text = text;
    }

    /**
     * As it is stored and shown.
     *
     * @return lower case
     */
    public String text() {
        return text;
    }

    /**
     * Reads a kind.
     *
     * @param text from {@link #text}
     * @return empty if it is none
     */
    public static Optional<ActivityKind> parse(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /**
     * The kind of an entry of a history.
     *
     * @param net what it did to the balance, signed leor
     * @param coinbase whether it is a coinbase
     * @return its kind
     */
    public static ActivityKind of(long net, boolean coinbase) {
        if (coinbase) {
            return MINED;
        }
        return net > 0 ? RECEIVED : SENT;
    }
}

package network.pyrin.stream;

import java.io.Serial;

/** A snapshot cannot be had; the message is fit for the client that asked. */
public final class SnapshotException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Makes the refusal.
     *
     * @param code stable word, for example {@code bad-topic} or {@code not-ready}
     * @param message one sentence
     */
    public SnapshotException(String code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * The stable word.
     *
     * @return for the error frame
     */
    public String code() {
        return code;
    }
}

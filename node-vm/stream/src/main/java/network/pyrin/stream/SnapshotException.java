package network.pyrin.stream;

import java.io.Serial;
import network.pyrin.events.stream.FailureCode;

/** A snapshot cannot be had; the message is fit for the client that asked. */
public final class SnapshotException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    /**
     * Makes the refusal.
     *
     * @param code whether asking again helps
     * @param message one sentence
     */
    public SnapshotException(FailureCode code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * Why.
     *
     * @return for the error frame
     */
    public FailureCode code() {
        return code;
    }
}

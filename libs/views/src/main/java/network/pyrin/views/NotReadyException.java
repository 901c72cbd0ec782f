package network.pyrin.views;

import java.io.Serial;

/** The read model does not have what a view needs yet; asking again later helps. */
public final class NotReadyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message one sentence, fit for clients
     */
    public NotReadyException(String message) {
        super(message);
    }
}

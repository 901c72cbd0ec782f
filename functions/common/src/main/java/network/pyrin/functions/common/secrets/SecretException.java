package network.pyrin.functions.common.secrets;

import java.io.Serial;

/** A secret cannot be read now; the message says why and never contains it. Asking again later may help. */
public final class SecretException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message a sentence for operators
     */
    public SecretException(String message) {
        super(message);
    }

    /**
     * Says why.
     *
     * @param message a sentence for operators
     * @param cause what happened
     */
    public SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}

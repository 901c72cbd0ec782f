package network.pyrin.lambdahost.runtime;

import java.io.Serial;

/** An artefact that Lambda would not accept; the message says what is wrong with it. */
public final class BadArtefactException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param message one sentence
     */
    public BadArtefactException(String message) {
        super(message);
    }

    /**
     * Makes the refusal.
     *
     * @param message one sentence
     * @param cause what showed it
     */
    public BadArtefactException(String message, Throwable cause) {
        super(message, cause);
    }
}

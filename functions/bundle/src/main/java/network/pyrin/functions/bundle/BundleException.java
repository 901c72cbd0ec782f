package network.pyrin.functions.bundle;

import java.io.Serial;

/** An artefact that cannot be made; the message says why and what to do. */
public final class BundleException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param message one or two sentences
     */
    public BundleException(String message) {
        super(message);
    }
}

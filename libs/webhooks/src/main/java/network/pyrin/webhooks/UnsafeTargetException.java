package network.pyrin.webhooks;

import java.io.Serial;
import java.net.UnknownHostException;

/**
 * A target that must not be called; the message says why, fit to be shown to whoever named it. It is an
 * {@link UnknownHostException} because it is thrown where names are resolved.
 */
public final class UnsafeTargetException extends UnknownHostException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param reason one sentence
     */
    public UnsafeTargetException(String reason) {
        super(reason);
    }
}

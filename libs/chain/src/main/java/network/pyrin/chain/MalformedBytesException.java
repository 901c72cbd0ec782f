package network.pyrin.chain;

/** Stored or received bytes that are not what they should be: truncated, too long, or of an unknown version. */
public final class MalformedBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what was expected and what was found.
     *
     * @param message a sentence
     */
    public MalformedBytesException(String message) {
        super(message);
    }
}

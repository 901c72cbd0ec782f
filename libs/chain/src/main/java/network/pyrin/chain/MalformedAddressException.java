package network.pyrin.chain;

/** A text that is not an address; the message says what is wrong with it and may be shown to a user. */
public final class MalformedAddressException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message a sentence for the user
     */
    public MalformedAddressException(String message) {
        super(message);
    }
}

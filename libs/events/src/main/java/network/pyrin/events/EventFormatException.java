package network.pyrin.events;

/** Text that is not one of our messages. The message is fit to be shown to the sender. */
public final class EventFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what is wrong, in one sentence
     */
    public EventFormatException(String message) {
        super(message);
    }
}

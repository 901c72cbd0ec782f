package network.pyrin.events;

/** The topic could not be reached. A retry may help. */
public final class EventTransportException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what failed and where
     * @param cause the transport's own error
     */
    public EventTransportException(String message, Throwable cause) {
        super(message, cause);
    }
}

package network.pyrin.processor.store;

/** The database could not do what was asked. A retry from the checkpoint may help. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what failed
     * @param cause the driver's own error
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

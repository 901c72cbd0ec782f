package network.pyrin.readmodel;

/** A document that does not have the shape this version writes: a foreign or older database. Retrying does not help. */
public final class ReadModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message which document and field
     */
    public ReadModelFormatException(String message) {
        super(message);
    }
}

package network.pyrin.endtoend;

/** A command that cannot be followed now, or that the node did not accept; the message is a sentence for the test's author. */
public final class DriverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one sentence
     */
    public DriverException(String message) {
        super(message);
    }
}

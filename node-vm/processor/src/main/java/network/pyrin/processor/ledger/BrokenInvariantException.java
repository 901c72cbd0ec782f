package network.pyrin.processor.ledger;

/** The read model contradicts the node or itself. Better stopped than wrong: the processor starts again at its checkpoint. */
public final class BrokenInvariantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what contradicts what
     */
    public BrokenInvariantException(String message) {
        super(message);
    }
}

package network.pyrin.node.storage;

/** The medium, not the chain, is at fault. The message is a sentence for the operator and names the folder or file. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** No space is left; freeing some and starting again helps. */
        FULL,
        /** Another process, or another store of this one, has the folder open. */
        LOCKED,
        /** The folder belongs to another network, another format or another program. */
        FOREIGN,
        /** The folder cannot be created, read or written. */
        UNWRITABLE,
        /** The files contradict themselves. */
        DAMAGED,
        /** The store was closed before. */
        CLOSED,
        /** Any other failure of the medium. */
        FAILED
    }

    private final Reason reason;

    /**
     * A failure without a lower cause.
     *
     * @param reason the kind
     * @param message a sentence
     */
    public StorageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * A failure reported by a lower layer.
     *
     * @param reason the kind
     * @param message a sentence
     * @param cause what the lower layer said
     */
    public StorageException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * The kind of failure.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}

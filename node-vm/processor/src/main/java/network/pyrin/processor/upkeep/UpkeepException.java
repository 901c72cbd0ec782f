package network.pyrin.processor.upkeep;

/** A copy or a database is not what it should be; the message is one sentence for the operator. */
public final class UpkeepException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param sentence what is wrong
     */
    public UpkeepException(String sentence) {
        super(sentence);
    }

    /**
     * Makes one with its cause.
     *
     * @param sentence what is wrong
     * @param cause why
     */
    public UpkeepException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

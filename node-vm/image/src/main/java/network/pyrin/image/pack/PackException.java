package network.pyrin.image.pack;

/** The project is not built, or a tool of the JDK failed; the message is one sentence. */
public final class PackException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param sentence what is missing and how to get it
     */
    public PackException(String sentence) {
        super(sentence);
    }

    /**
     * Makes one with its cause.
     *
     * @param sentence what failed
     * @param cause why
     */
    public PackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

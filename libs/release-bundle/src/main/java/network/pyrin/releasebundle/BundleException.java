package network.pyrin.releasebundle;

/** A bundle cannot be used; the message is one sentence for the operator and names the file. */
public final class BundleException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param sentence what is wrong and, where there is one, the way out
     */
    public BundleException(String sentence) {
        super(sentence);
    }

    /**
     * Makes one with its cause.
     *
     * @param sentence what is wrong
     * @param cause for the log of a developer
     */
    public BundleException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

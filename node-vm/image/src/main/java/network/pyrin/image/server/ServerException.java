package network.pyrin.image.server;

/** Something on this server stands in the way; the message is for the operator and says the way out. */
public final class ServerException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param sentence what is wrong and what to do
     */
    public ServerException(String sentence) {
        super(sentence);
    }

    /**
     * Makes one with its cause.
     *
     * @param sentence what is wrong and what to do
     * @param cause for a developer
     */
    public ServerException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package network.pyrin.standalone;

import java.io.Serial;

/** Something a user asked for cannot be done; the message is the whole sentence to print. */
public final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param sentence what is wrong and, where it helps, what to do
     */
    public UsageException(String sentence) {
        super(sentence);
    }

    /**
     * Makes the refusal of something that the system refused.
     *
     * @param sentence what is wrong and, where it helps, what to do
     * @param cause what the system said
     */
    public UsageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

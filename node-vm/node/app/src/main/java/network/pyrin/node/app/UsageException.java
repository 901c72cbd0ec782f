package network.pyrin.node.app;

/** A flag that cannot be used as it was given. The text is for the user. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String sentence) {
        super(sentence);
    }
}

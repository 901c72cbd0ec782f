package network.pyrin.infra.deploy;

/** A step that could not be done: what happened, and the way out. Neither holds a secret. */
public final class DeployException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String wayOut;

    /**
     * A failure.
     *
     * @param what what happened, in words
     * @param wayOut what to do now, in words
     */
    public DeployException(String what, String wayOut) {
        super(what);
        this.wayOut = wayOut;
    }

    /**
     * What to do now.
     *
     * @return in words
     */
    public String wayOut() {
        return wayOut;
    }
}

package network.pyrin.node.app;

/** Why a node cannot start or go on: one sentence for its operator, saying what and where. */
public final class NodeStartException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param sentence for the operator
     * @param cause what happened below
     */
    public NodeStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

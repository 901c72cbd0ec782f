package network.pyrin.node.app.upkeep;

/** Why an export or import ended early: one sentence for the operator. What was done before it stays. */
public final class UpkeepException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Says why.
     *
     * @param sentence for the operator
     */
    public UpkeepException(String sentence) {
        super(sentence);
    }
}

package network.pyrin.functions.routes;

/** The functions that answer HTTP, by the name of their folder. */
public enum FunctionName {
    /** Reads for explorers; also answers preflights and paths that nobody has. */
    EXPLORER_API("explorer-api", false),
    /** Reads for wallets, submission and webhooks; talks to the node. */
    WALLET_API("wallet-api", true),
    /** Figures of the mining pool. */
    POOL_API("pool-api", false);

    private final String text;
    private final boolean needsNode;

    FunctionName(String text, boolean needsNode) {
        this.text = text;
        this.needsNode = needsNode;
    }

    /**
     * The name of folder, artefact and function.
     *
     * @return lower case with hyphens
     */
    public String text() {
        return text;
    }

    /**
     * Whether any of its routes talks to the node, so that it has to run in the node's network.
     *
     * @return true inside the private network
     */
    public boolean needsNode() {
        return needsNode;
    }

    /**
     * Reads {@link #text()}.
     *
     * @param text a name
     * @return the function
     * @throws IllegalArgumentException if there is none of that name
     */
    public static FunctionName parse(String text) {
        for (FunctionName name : values()) {
            if (name.text.equals(text)) {
                return name;
            }
        }
        throw new IllegalArgumentException("no function is called " + text);
    }
}

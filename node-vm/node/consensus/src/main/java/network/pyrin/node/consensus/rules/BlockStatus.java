package network.pyrin.node.consensus.rules;

/**
 * How far a block has come. Source: protocol 4.11 (consensus/core/src/blockstatus.rs, behaviour).
 *
 * <p>The codes are stored; never renumber them.
 */
public enum BlockStatus {
    /** A marking rule failed: the block and all its descendants are refused for good. */
    INVALID(0, "Invalid"),
    /** Was part of a selected chain whose UTXO state was verified. */
    UTXO_VALID(1, "UTXOValid"),
    /** Has a body; its UTXO state was never looked at. */
    UTXO_PENDING_VERIFICATION(2, "UTXOPendingVerification"),
    /** Has a body, but its own UTXO state is wrong: it may be merged, never be a chain block. */
    DISQUALIFIED_FROM_CHAIN(3, "DisqualifiedFromChain"),
    /** Only the header is known. */
    HEADER_ONLY(4, "HeaderOnly");

    private static final BlockStatus[] BY_CODE = values();

    private final byte code;
    private final String rustName;

    BlockStatus(int code, String rustName) {
        this.code = (byte) code;
        this.rustName = rustName;
    }

    /**
     * The stored form.
     *
     * @return 0 to 4
     */
    public byte code() {
        return code;
    }

    /**
     * Reads the stored form.
     *
     * @param code 0 to 4
     * @return the status
     * @throws IllegalArgumentException for any other code
     */
    public static BlockStatus ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no block status has code " + code);
        }
        return BY_CODE[code];
    }

    /**
     * The name recordings and the reference node use.
     *
     * @return for example {@code UTXOValid}
     */
    public String rustName() {
        return rustName;
    }

    /**
     * Whether the body is known and passed its checks.
     *
     * @return true for the three statuses after the body stage
     */
    public boolean hasBody() {
        return this == UTXO_VALID || this == UTXO_PENDING_VERIFICATION || this == DISQUALIFIED_FROM_CHAIN;
    }
}

package network.pyrin.crypto;

/** How a proof-of-work matrix product folds a row sum into a nibble. Source: protocol 2.4. */
public enum PowVersion {
    /** The highest four of fourteen bits. */
    V1,
    /** The exclusive or of the three lowest nibbles. */
    V2;

    /** The last DAA score of version 1. The constant is mainnet's, but every network uses it. */
    public static final long LAST_V1_DAA_SCORE = 27_037_930L;

    /**
     * The version of a header; block levels use the same choice.
     *
     * @param daaScore the header's DAA score, unsigned
     * @return its version
     */
    public static PowVersion ofDaaScore(long daaScore) {
        return Long.compareUnsigned(daaScore, LAST_V1_DAA_SCORE) > 0 ? V2 : V1;
    }

    /**
     * Folds a row sum.
     *
     * @param sum 0 to 14,400
     * @return 0 to 15
     */
    int fold(int sum) {
        return switch (this) {
            case V1 -> sum >> 10;
            case V2 -> (sum ^ sum >> 4 ^ sum >> 8) & 15;
        };
    }
}

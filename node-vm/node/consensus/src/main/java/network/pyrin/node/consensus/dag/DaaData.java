package network.pyrin.node.consensus.dag;

/** What the difficulty window says about a block, or virtual. Source: protocol 4.5 and 4.6. */
public final class DaaData {
    private final long daaScore;
    private final int[] nonDaa;
    private final int bits;

    /**
     * Takes the array over.
     *
     * @param daaScore unsigned
     * @param nonDaa mergeset blocks that do not count
     * @param bits compact target
     */
    DaaData(long daaScore, int[] nonDaa, int bits) {
        this.daaScore = daaScore;
        this.nonDaa = nonDaa;
        this.bits = bits;
    }

    /**
     * The DAA score.
     *
     * @return unsigned
     */
    public long daaScore() {
        return daaScore;
    }

    /**
     * Mergeset blocks that count neither for the DAA score nor for rewards.
     *
     * @return in no particular order; not to be changed
     */
    public int[] nonDaa() {
        return nonDaa;
    }

    /**
     * The compact target the block must state.
     *
     * @return bits
     */
    public int bits() {
        return bits;
    }
}

package network.pyrin.node.consensus.dag;

/**
 * The highest blocks of a past, lowest first.
 *
 * <p>A window may be cut: the known part of the DAG ended before it was full, as happens right above a pruning point whose past was
 * not handed over. Such a window decides nothing.
 */
final class BlockWindow {
    /** That of a block on genesis. */
    static final BlockWindow EMPTY = new BlockWindow(new int[0], false);

    /** That of a block whose past is unknown. */
    static final BlockWindow CUT = new BlockWindow(new int[0], true);

    private final int[] blocks;
    private final boolean cut;

    BlockWindow(int[] blocks, boolean cut) {
        this.blocks = blocks;
        this.cut = cut;
    }

    /** Ascending by (blue work, hash); not to be changed. */
    int[] blocks() {
        return blocks;
    }

    boolean isCut() {
        return cut;
    }

    /** The highest {@code size} blocks of this window and others, which are ascending and not in it. */
    BlockWindow with(int[] others, int size, Dag dag) {
        if (others.length == 0) {
            return this;
        }
        int[] merged = new int[Math.min(size, blocks.length + others.length)];
        int mine = blocks.length - 1;
        int other = others.length - 1;
        for (int at = merged.length - 1; at >= 0; at--) {
            if (other < 0) {
                System.arraycopy(blocks, mine - at, merged, 0, at + 1);
                break;
            }
            boolean takeOther = mine < 0 || dag.compare(others[other], blocks[mine]) > 0;
            merged[at] = takeOther ? others[other--] : blocks[mine--];
        }
        return new BlockWindow(merged, cut && merged.length < size);
    }
}

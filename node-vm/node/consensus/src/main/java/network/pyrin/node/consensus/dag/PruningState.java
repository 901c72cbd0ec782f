package network.pyrin.node.consensus.dag;

import java.util.List;

/**
 * The node's own pruning point and those before it. Immutable; replaced as a whole.
 *
 * <p>Source: protocol 9.1.
 *
 * @param points past pruning points, genesis first, the present one last
 * @param candidate the chain block reached by the last search for the next one
 */
public record PruningState(List<Point> points, int candidate) {
    /**
     * One pruning point.
     *
     * @param block its index
     * @param blueScore its blue score
     */
    public record Point(int block, long blueScore) {}

    /** Copies. */
    public PruningState {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("genesis is always a pruning point");
        }
    }

    /**
     * The present pruning point.
     *
     * @return an index
     */
    public int pruningPoint() {
        return points.getLast().block();
    }

    /**
     * Blue score of the present pruning point.
     *
     * @return unsigned
     */
    public long blueScore() {
        return points.getLast().blueScore();
    }
}

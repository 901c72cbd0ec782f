package network.pyrin.node.consensus.dag;

import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.CompactTarget;
import network.pyrin.crypto.TargetSum;
import network.pyrin.crypto.Uint256;

/**
 * The target of the next block from the difficulty window: the average target, scaled by how long the window took against how
 * long it should have taken. Source: protocol 4.6.
 */
final class Difficulty {
    private final Dag dag;
    private final NetworkParams params;

    Difficulty(Dag dag) {
        this.dag = dag;
        this.params = dag.params();
    }

    /**
     * Bits for a window.
     *
     * @param window blocks in any order
     * @param sampleRate one of so many blocks is in the window
     */
    int bits(int[] window, long sampleRate) {
        if (window.length < params.minDifficultyWindowLen()) {
            return params.genesis().bits();
        }
        int oldest = 0;
        long latestMillis = Long.MIN_VALUE;
        for (int i = 0; i < window.length; i++) {
            latestMillis = Math.max(latestMillis, dag.timestampMillis(window[i]));
            if (comesBefore(window[i], window[oldest])) {
                oldest = i;
            }
        }
        long spanMillis = Math.max(latestMillis - dag.timestampMillis(window[oldest]), 1);
        int count = window.length - 1;
        long expectedMillis =
                Math.multiplyExact(Math.multiplyExact(params.targetTimePerBlockMillis(), sampleRate), (long) count);
        Uint256 next = sum(window, oldest).average(count).scaled(spanMillis, expectedMillis);
        return CompactTarget.ofTarget(next.compareTo(CompactTarget.MAX_TARGET) > 0 ? CompactTarget.MAX_TARGET : next);
    }

    private boolean comesBefore(int a, int b) {
        int order = Long.compare(dag.timestampMillis(a), dag.timestampMillis(b));
        return order != 0 ? order < 0 : dag.compare(a, b) < 0;
    }

    private TargetSum sum(int[] window, int without) {
        TargetSum sum = new TargetSum();
        int lastBits = 0;
        Uint256 target = CompactTarget.toTarget(lastBits);
        for (int i = 0; i < window.length; i++) {
            if (i != without) {
                int bits = dag.bits(window[i]);
                if (bits != lastBits) {
                    // Neighbours mostly share their bits.
                    lastBits = bits;
                    target = CompactTarget.toTarget(bits);
                }
                sum.add(target);
            }
        }
        return sum;
    }
}

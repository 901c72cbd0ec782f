package network.pyrin.node.consensus;

import java.math.BigInteger;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.dag.GhostdagData;
import network.pyrin.node.consensus.virtual.VirtualStage;

/** Estimates the network's hash rate: work between the lightest and the heaviest block of a window, by the time it spans. */
final class HashRate {
    private static final long MILLIS_PER_SECOND = 1000;

    private final Dag dag;
    private final DagRules rules;
    private final VirtualStage virtual;

    HashRate(Dag dag, DagRules rules, VirtualStage virtual) {
        this.dag = dag;
        this.rules = rules;
        this.virtual = virtual;
    }

    HashRateEstimate estimate(Optional<Hash> start, int windowSize) {
        if (start.isEmpty()) {
            int[] parents =
                    virtual.current().parents().stream().mapToInt(dag::indexOf).toArray();
            return of(rules.ghostdag(parents), windowSize);
        }
        int block = dag.indexOf(start.get());
        if (block == Dag.NONE) {
            return new HashRateEstimate.UnknownBlock();
        }
        return block == dag.genesis() ? new HashRateEstimate.NoWindow() : of(dag.ghostdag(block), windowSize);
    }

    private HashRateEstimate of(GhostdagData ghostdag, int windowSize) {
        int[] window = windowSize < 1 ? new int[0] : rules.window(ghostdag, windowSize);
        if (window.length < HashRateEstimate.WINDOW_MIN) {
            return new HashRateEstimate.WindowTooSmall(window.length);
        }
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int block : window) {
            earliest = Math.min(earliest, dag.timestampMillis(block));
            latest = Math.max(latest, dag.timestampMillis(block));
        }
        if (earliest == latest) {
            return new HashRateEstimate.SameTimestamps();
        }
        long seconds = (latest - earliest) / MILLIS_PER_SECOND;
        return new HashRateEstimate.Estimated(seconds == 0 ? 0 : workPerSecond(window, seconds));
    }

    /** The window ascends by blue work. */
    private long workPerSecond(int[] window, long seconds) {
        Uint192 work = dag.blueWork(window[window.length - 1]).minus(dag.blueWork(window[0]));
        return work.toBigInteger().divide(BigInteger.valueOf(seconds)).longValue();
    }
}

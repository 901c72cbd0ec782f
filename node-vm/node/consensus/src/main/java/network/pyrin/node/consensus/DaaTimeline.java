package network.pyrin.node.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.PruningState;
import network.pyrin.node.consensus.virtual.SelectedChainStore;

/**
 * When a DAA score was or will be reached, from samples: all pruning points, a few chain blocks after the last one, the sink.
 * Between samples time is interpolated by DAA score, after the sink by the target time. Source: rusty-kaspa
 * rpc/service/src/service.rs, get_daa_score_timestamp_estimate (behaviour).
 */
final class DaaTimeline {
    /** Samples between the last pruning point and the sink. */
    private static final long STEPS = 3;

    private final Dag dag;
    private final SelectedChainStore chain;

    DaaTimeline(Dag dag, SelectedChainStore chain) {
        this.dag = dag;
        this.chain = chain;
    }

    private record Sample(long daaScore, long timestampMillis) {}

    long timestampMillis(long daaScore) {
        List<Sample> samples = samples();
        for (int i = samples.size() - 1; i >= 0; i--) {
            Sample sample = samples.get(i);
            if (Long.compareUnsigned(sample.daaScore(), daaScore) <= 0) {
                return i == samples.size() - 1
                        ? extrapolate(sample, daaScore)
                        : interpolate(sample, samples.get(i + 1), daaScore);
            }
        }
        return samples.getFirst().timestampMillis();
    }

    private long extrapolate(Sample last, long daaScore) {
        long scores = daaScore - last.daaScore();
        long perScore = dag.params().targetTimePerBlockMillis();
        boolean tooFar = scores < 0 || scores > (Long.MAX_VALUE - last.timestampMillis()) / perScore;
        return tooFar ? Long.MAX_VALUE : last.timestampMillis() + scores * perScore;
    }

    /** Timestamps along the chain may go back a little, unlike DAA scores: then no time passes. */
    private static long interpolate(Sample from, Sample to, long daaScore) {
        long millis = Math.max(0, to.timestampMillis() - from.timestampMillis());
        double fraction = (double) (daaScore - from.daaScore()) / (to.daaScore() - from.daaScore());
        return from.timestampMillis() + (long) (millis * fraction);
    }

    /** Ascending by DAA score, never empty. */
    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (PruningState.Point point : dag.pruning().points()) {
            add(samples, point.block());
        }
        long high = chain.sinkIndex();
        OptionalLong low = chain.indexOf(dag.hashOf(dag.pruning().pruningPoint()));
        long from = low.orElse(high);
        long step = Math.max((high - from) / STEPS, 1);
        for (long index = from + step; index < high; index += step) {
            addAt(samples, index);
        }
        addAt(samples, high);
        return samples;
    }

    private void addAt(List<Sample> samples, long index) {
        Optional<Hash> block = chain.at(index); // a reorganisation may have shortened the chain meanwhile
        block.ifPresent(hash -> add(samples, dag.indexOf(hash)));
    }

    private void add(List<Sample> samples, int block) {
        if (block == Dag.NONE) {
            return;
        }
        long daaScore = dag.daaScore(block);
        if (samples.isEmpty() || Long.compareUnsigned(samples.getLast().daaScore(), daaScore) < 0) {
            samples.add(new Sample(daaScore, dag.timestampMillis(block)));
        }
    }
}

package network.pyrin.simnet;

import java.util.function.IntConsumer;
import network.pyrin.chain.Header;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;

/**
 * Mines the blocks that a fresh chain begins with, back-dated so that they end now. An interrupted history is continued
 * at the next start: what is missing is counted from the blocks that are there.
 */
final class History {
    private final ChainPort port;
    private final SimnetConfig config;

    History(ChainPort port, SimnetConfig config) {
        this.port = port;
        this.config = config;
    }

    /** Blocks still to be mined; none once the chain is as long as a history. */
    int missing() {
        long present = port.consensus().blocks().blockCount() - 1;
        return Math.clamp(config.historyBlocks() - present, 0, config.historyBlocks());
    }

    /**
     * Plans the next blocks of the history, and the payments between them, on a chain that runs on a virtual clock. All
     * that is missing ends now; what is left for later follows on in the same rhythm.
     */
    void plan(LivingChain chain, int blocks, long nowMillis) {
        int missing = missing();
        if (missing > 0 && blocks > 0) {
            long begin = Math.max(nowMillis - (long) missing * interval(), sinkTimestamp(port.consensus()) + 1);
            double step = Math.max(0, nowMillis - begin) / (double) missing;
            new Plan(chain, begin, step, Math.min(blocks, missing)).block(0);
        }
    }

    private int interval() {
        return config.habits().historyIntervalMillis();
    }

    /** One block after the other, each planning the next: a day of history is not held in memory as events. */
    private final class Plan {
        private final LivingChain chain;
        private final long begin;
        private final double step;
        private final int blocks;
        private double owed;

        Plan(LivingChain chain, long begin, double step, int blocks) {
            this.chain = chain;
            this.begin = begin;
            this.step = step;
            this.blocks = blocks;
        }

        /** All lie before now, however little time is left since the sink. */
        void block(int index) {
            long at = begin + (long) (step * index);
            chain.at(at, chain::findBlock);
            for (owed += config.transactionsPerSecond() * interval() / 1_000; owed >= 1; owed--) {
                chain.at(at, chain::payOrConflict);
            }
            if (index + 1 < blocks) {
                chain.at(at, () -> block(index + 1));
            }
        }
    }

    private static long sinkTimestamp(Consensus consensus) {
        return consensus
                .blocks()
                .header(consensus.virtual().sink())
                .map(Header::timestampMillis)
                .orElse(0L);
    }

    /** Counts what was submitted for a progress bar. */
    static LivingChain.Observer counting(int total, IntConsumer progress) {
        return new LivingChain.Observer() {
            private int done;

            @Override
            public void submitted(BlockOutcome outcome) {
                done = Math.min(total, done + 1);
                progress.accept(done);
            }
        };
    }
}

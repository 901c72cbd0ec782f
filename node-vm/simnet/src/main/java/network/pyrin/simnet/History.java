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

    /** Plans the missing blocks and the payments between them on a chain that runs on a virtual clock. */
    void plan(LivingChain chain, int missing, long nowMillis) {
        long interval = config.habits().historyIntervalMillis();
        long sinkTime = sinkTimestamp(port.consensus());
        long begin = Math.max(nowMillis - missing * interval, sinkTime + 1);
        double paymentsPerBlock = config.transactionsPerSecond() * interval / 1_000;
        double owed = 0;
        for (int i = 0; i < missing; i++) {
            // All lie before now, however little time is left since the sink.
            long at = begin + (nowMillis - begin) * i / missing;
            chain.at(at, chain::findBlock);
            for (owed += paymentsPerBlock; owed >= 1; owed--) {
                chain.at(at, chain::pay);
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

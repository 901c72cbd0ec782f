package network.pyrin.node.mempool;

import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import network.pyrin.chain.MinerData;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.crypto.Bytes;
import network.pyrin.node.consensus.BlockTemplate;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.TemplateOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Blocks to mine, made of what waits. Thread-safe.
 *
 * <p>The last template is kept as long as neither virtual nor the pool changes; another miner gets it with its own coinbase, and
 * everyone with the present time. Source: protocol 7.6, but for two things: transactions are taken by fee rate, and the merkle root
 * counts the mass field wherever storage mass is active.
 */
public final class BlockTemplates {
    /** Builds that may be needed because virtual moves while one is made. */
    private static final int ATTEMPTS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Consensus consensus;
    private final Mempool mempool;
    private final InstantSource clock;
    private @Nullable Kept kept;

    private record Kept(BlockTemplate template, MinerData miner, long mempoolRevision) {}

    /**
     * No template yet.
     *
     * @param consensus builds them
     * @param mempool what they are made of
     * @param clock for their timestamps
     */
    public BlockTemplates(Consensus consensus, Mempool mempool, InstantSource clock) {
        this.consensus = consensus;
        this.mempool = mempool;
        this.clock = clock;
    }

    /**
     * A block that builds on the present virtual state.
     *
     * @param minerScript whom to pay
     * @param extraData free bytes for the coinbase payload
     * @return the template, or why there is none: a coinbase payload that is too long
     */
    public TemplateOutcome template(ScriptPublicKey minerScript, Bytes extraData) {
        MinerData miner = new MinerData(minerScript, extraData);
        lock.lock();
        try {
            long mempoolRevision = mempool.revision();
            Kept last = kept;
            if (last != null
                    && last.mempoolRevision() == mempoolRevision
                    && last.template().revision() == consensus.virtual().revision()) {
                return reuse(last, miner);
            }
            return build(miner);
        } finally {
            lock.unlock();
        }
    }

    private TemplateOutcome reuse(Kept last, MinerData miner) {
        TemplatePatch patch = new TemplatePatch(consensus.params());
        return last.miner().equals(miner)
                ? new TemplateOutcome.Built(patch.atTime(last.template(), clock.millis()))
                : patch.forMiner(last.template(), miner, clock.millis());
    }

    private TemplateOutcome build(MinerData miner) {
        TemplateOutcome outcome = attempt(miner);
        for (int i = 1; i < ATTEMPTS && isBehind(outcome); i++) {
            outcome = attempt(miner);
        }
        return outcome;
    }

    /** Whether virtual has moved on while the template was made: then it is valid, but builds on the past. */
    private boolean isBehind(TemplateOutcome outcome) {
        return outcome instanceof TemplateOutcome.Built(BlockTemplate template)
                && template.revision() != consensus.virtual().revision();
    }

    private TemplateOutcome attempt(MinerData miner) {
        long mempoolRevision = mempool.revision();
        FeeRateSelector selector = mempool.selector();
        TemplateOutcome outcome = consensus.templates().build(miner.scriptPublicKey(), miner.extraData(), selector);
        if (!selector.rejected().isEmpty()) {
            mempool.refusedByConsensus(selector.rejected());
        }
        if (outcome instanceof TemplateOutcome.Built(BlockTemplate template)) {
            kept = new Kept(template, miner, mempoolRevision);
        }
        return outcome;
    }
}

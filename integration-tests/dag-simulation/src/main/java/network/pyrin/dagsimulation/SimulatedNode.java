package network.pyrin.dagsimulation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import network.pyrin.chain.Block;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.BlockOutcome;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.storage.CrashStore;

/**
 * One participant: consensus on a store that may lose its power.
 *
 * <p>After a crash it is opened again on what the store still has, and is sent once more what it had been sent; as from peers.
 */
final class SimulatedNode implements AutoCloseable {
    private static final ConsensusOptions OPTIONS = new ConsensusOptions(1, 10_000, 2_000, 64, Optional.empty());

    private final NetworkParams params;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final int crashBatchesMax;
    private final Inbox inbox = new Inbox();
    private final List<Block> received = new ArrayList<>();
    private CrashStore store = new CrashStore();
    private Consensus consensus;
    private int crashes;
    private int reorganisations;

    /**
     * A node at genesis.
     *
     * @param crashBatchesMax it dies within so many batches, again and again; 0 for a node that never does
     */
    SimulatedNode(NetworkParams params, InstantSource clock, RandomGenerator random, int crashBatchesMax) {
        this.params = params;
        this.clock = clock;
        this.random = random;
        this.crashBatchesMax = crashBatchesMax;
        this.consensus = open();
        planCrash();
    }

    private Consensus open() {
        return ConsensusNode.open(store, params, OPTIONS, new NativeSignatures(), clock);
    }

    private void planCrash() {
        if (crashBatchesMax > 0) {
            store.crashAfter(random.nextInt(crashBatchesMax));
        }
    }

    Consensus consensus() {
        return consensus;
    }

    int crashes() {
        return crashes;
    }

    /** How often the sink left its own chain. */
    int reorganisations() {
        return reorganisations;
    }

    /** Blocks that went in, in order. */
    List<Block> received() {
        return received;
    }

    boolean isWaitingForParents() {
        return !inbox.isEmpty();
    }

    /** Takes a block from the network; it and what waited for it are in virtual when this returns. */
    void receive(Block block) {
        for (Block next : inbox.accept(block, this::hasBody)) {
            Hash sinkBefore = consensus.virtual().sink();
            received.add(next);
            take(next);
            reorganisations += consensus.chain().isChainBlock(sinkBefore) ? 0 : 1;
        }
    }

    private boolean hasBody(Hash hash) {
        return consensus.blocks().status(hash).filter(BlockStatus::hasBody).isPresent();
    }

    private void take(Block block) {
        try {
            requireAccepted(block, consensus.insert(block));
        } catch (CompletionException e) {
            if (crashBatchesMax == 0) {
                throw e;
            }
            comeBack();
        }
    }

    private static void requireAccepted(Block block, BlockOutcome outcome) {
        switch (outcome) {
            case BlockOutcome.Accepted accepted -> {
                if (!accepted.status().hasBody()) {
                    throw new IllegalStateException("block " + block.hash() + " ended as " + accepted.status());
                }
            }
            case BlockOutcome.Refused refused ->
                throw new IllegalStateException("block " + block.hash() + " was refused: "
                        + refused.violation().message());
        }
    }

    /** Restarts on what survived, then catches up; it may die again while doing so. */
    private void comeBack() {
        boolean behind = true;
        while (behind) {
            crashes++;
            consensus.close();
            store = store.crash(random);
            // Opening resolves virtual, and so may write, and so may die as well: planned only afterwards, to make
            // progress.
            consensus = open();
            planCrash();
            behind = !catchUp();
        }
    }

    private boolean catchUp() {
        try {
            for (Block block : received) {
                requireAccepted(block, consensus.insert(block));
            }
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    /** Crashes no more, so that its state can be read in peace. */
    void calmDown() {
        store.crashAfter(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        consensus.close();
    }
}

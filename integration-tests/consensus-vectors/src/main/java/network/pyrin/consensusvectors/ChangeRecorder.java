package network.pyrin.consensusvectors;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.chain.Block;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.virtual.VirtualChange;

/** Keeps the changes of virtual until they are asked for. At most one is pending: blocks are inserted one at a time. */
final class ChangeRecorder implements ConsensusListener {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<VirtualChange> changes = new LinkedBlockingQueue<>();

    @Override
    public void blockAdded(Block block) {
        // Steps are about virtual.
    }

    @Override
    public void virtualChanged(VirtualChange change) {
        changes.add(change);
    }

    /** The change that led to a revision. Events come a moment after the insertion returns. */
    VirtualChange await(long revision) {
        try {
            while (true) {
                VirtualChange change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (change == null) {
                    throw new IllegalStateException("no event came for virtual state " + revision);
                }
                if (change.state().revision() == revision) {
                    return change;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an event", e);
        }
    }
}

package network.pyrin.node.app;

import java.util.function.Consumer;
import network.pyrin.chain.Block;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.virtual.VirtualChange;

/** Hears when consensus has stopped for good, a full disk for example, and says so. */
final class FailureWatch implements ConsensusListener {
    private final NodeLog log;
    private final Consumer<String> onFailure;

    FailureWatch(NodeLog log, Consumer<String> onFailure) {
        this.log = log;
        this.onFailure = onFailure;
    }

    @Override
    public void blockAdded(Block block) {
        // Only the end is of interest.
    }

    @Override
    public void virtualChanged(VirtualChange change) {
        // Only the end is of interest.
    }

    @Override
    public void failed(Throwable cause) {
        String sentence = "the node cannot go on: " + cause.getMessage();
        log.error(sentence);
        log.trace(cause);
        onFailure.accept(sentence);
    }
}

package network.pyrin.processor;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.events.StatusChanged;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.processor.ledger.BrokenInvariantException;
import network.pyrin.processor.ledger.ChainStep;
import network.pyrin.processor.ledger.Indexer;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.readmodel.CheckpointDocument;

/**
 * What is done once at each connection, before the way to the node's sink: read the checkpoint, or begin a read model at the
 * pruning point, and unwind what the node does not know any more. Under the processor's lock.
 */
final class Recovery {
    private static final int EPOCH_BYTES = 8;

    private final NetworkParams params;
    private final Indexer indexer;
    private final BlockFetcher fetcher;
    private final Outbox outbox;
    private final ChainFollower.Watchers watchers;
    private final Progress progress;
    private final StepApplier applier;
    private final RandomGenerator random;
    private final ProcessorLog log;

    Recovery(
            NetworkParams params,
            Indexer indexer,
            BlockFetcher fetcher,
            Outbox outbox,
            ChainFollower.Watchers watchers,
            Progress progress,
            StepApplier applier,
            RandomGenerator random,
            ProcessorLog log) {
        this.params = params;
        this.indexer = indexer;
        this.fetcher = fetcher;
        this.outbox = outbox;
        this.watchers = watchers;
        this.progress = progress;
        this.applier = applier;
        this.random = random;
        this.log = log;
    }

    /**
     * Makes the read model one that continues on this node.
     *
     * @param calls the node
     * @throws BrokenInvariantException if the database belongs to another network or to a chain that the node never saw
     */
    void recover(NodeCalls calls) {
        CheckpointDocument checkpoint = indexer.recover().orElseGet(() -> begin(calls));
        verify(checkpoint);
        outbox.begin(checkpoint.epoch(), checkpoint.sequence());
        watchers.recovered(checkpoint);
        log.resumed(checkpoint.sequence(), checkpoint.sink());
        takeBackWhatTheNodeLost(calls);
        long nodeBlueScore = calls.getSinkBlueScore().getBlueScore();
        progress.catchingUp(indexer.checkpoint(), nodeBlueScore);
        outbox.post(at -> new StatusChanged(at, progress.status()));
        log.catchingUp(indexer.checkpoint().sinkBlueScore(), nodeBlueScore);
    }

    private CheckpointDocument begin(NodeCalls calls) {
        byte[] epoch = new byte[EPOCH_BYTES];
        random.nextBytes(epoch);
        String name = HexFormat.of().formatHex(epoch);
        Hash start = RpcMapping.hash("pruningPointHash", calls.getBlockDagInfo().getPruningPointHash());
        StoredBlock block = fetcher.fetch(calls, start)
                .orElseThrow(() -> new BrokenInvariantException("the node has no body of its pruning point " + start));
        log.newReadModel(start, name);
        return indexer.begin(params.network(), params.genesis().header().hash(), name, block);
    }

    private void verify(CheckpointDocument checkpoint) {
        if (!checkpoint.genesis().equals(params.genesis().header().hash())
                || checkpoint.network() != params.network()) {
            throw new BrokenInvariantException("the database holds a read model of " + checkpoint.network()
                    + " with genesis " + checkpoint.genesis() + ", not of " + params.network() + " with genesis "
                    + params.genesis().header().hash() + "; use another database");
        }
    }

    /** A node that lost its last moments does not know our last chain blocks: they are unwound from what is stored. */
    private void takeBackWhatTheNodeLost(NodeCalls calls) {
        List<Hash> lost = new ArrayList<>();
        Hash known = indexer.checkpoint().sink();
        while (!BlockFetcher.knows(calls, known)) {
            lost.add(known);
            Hash unknown = known;
            known = fetcher.selectedParent(known)
                    .orElseThrow(
                            () -> new BrokenInvariantException("the node knows no block of this read model, not even "
                                    + unknown + "; use another database"));
        }
        if (!lost.isEmpty()) {
            log.nodeLostBlocks(lost.size());
            applier.apply(calls, new ChainStep(lost, List.of()), true);
        }
    }
}

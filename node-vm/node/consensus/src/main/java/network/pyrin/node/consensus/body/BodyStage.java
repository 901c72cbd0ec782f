package network.pyrin.node.consensus.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.CoinbaseViolation;
import network.pyrin.chain.Emission;
import network.pyrin.chain.LockTime;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.rules.BodyViolation;
import network.pyrin.node.consensus.rules.HeaderViolation;
import network.pyrin.node.consensus.rules.RuleViolation;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;

/**
 * Takes bodies in: the rules that need the block's place in the DAG (protocol 5.6), then one batch with body, tips and status. The
 * isolation rules are checked beforehand, by any thread. Owned by the thread that takes blocks in.
 */
public final class BodyStage {
    private final KeyValueStore store;
    private final Dag dag;
    private final NetworkParams params;
    private final Emission emission;
    private final BodyStore bodies;
    private final BodyTips tips;

    /**
     * A stage on a store.
     *
     * @param store where bodies go
     * @param dag blocks and their relations
     * @param emission the network's subsidies
     * @param bodies reads and writes bodies
     * @param tips body tips
     */
    public BodyStage(KeyValueStore store, Dag dag, Emission emission, BodyStore bodies, BodyTips tips) {
        this.store = store;
        this.dag = dag;
        this.params = dag.params();
        this.emission = emission;
        this.bodies = bodies;
        this.tips = tips;
    }

    /**
     * Takes a body in.
     *
     * @param block header and body; its header is stored, its body is not
     * @param isolation what {@link BodyInIsolation} found
     * @return the first broken rule; empty if the body is stored now
     */
    public Optional<RuleViolation> process(Block block, Optional<BodyViolation> isolation) {
        int index = dag.indexOf(block.hash());
        if (isolation.isPresent()) {
            return Optional.of(refuse(index, isolation.get()));
        }
        List<Hash> missing = parentsWithoutBody(block);
        if (!missing.isEmpty()) {
            return Optional.of(new HeaderViolation.MissingParents(missing));
        }
        Optional<BodyViolation> violation = coinbase(block).or(() -> lockTimes(block, index));
        if (violation.isPresent()) {
            return Optional.of(refuse(index, violation.get()));
        }
        commit(block, index);
        return Optional.empty();
    }

    /** A wrong merkle root says that this is not the header's body, nothing about the header: the block stays welcome. */
    private RuleViolation refuse(int index, BodyViolation violation) {
        if (!(violation instanceof BodyViolation.BadMerkleRoot)) {
            setStatus(new Batch(), index, BlockStatus.INVALID);
        }
        return violation;
    }

    private List<Hash> parentsWithoutBody(Block block) {
        List<Hash> missing = new ArrayList<>();
        List<Hash> parents = block.header().directParents();
        if (parents.equals(List.of(params.genesis().declaredHash()))) {
            return missing;
        }
        for (Hash parent : parents) {
            if (!dag.status(parent).map(BlockStatus::hasBody).orElse(false)) {
                missing.add(parent);
            }
        }
        return missing;
    }

    private Optional<BodyViolation> coinbase(Block block) {
        Transaction coinbase = block.transactions().getFirst();
        Optional<CoinbaseViolation> unreadable = CoinbasePayload.check(coinbase.payload(), params);
        if (unreadable.isPresent()) {
            return Optional.of(new BodyViolation.BadCoinbasePayload(unreadable.get()));
        }
        CoinbasePayload payload = CoinbasePayload.decode(coinbase.payload());
        if (payload.blueScore() != block.header().blueScore()) {
            return Optional.of(new BodyViolation.BadCoinbasePayloadBlueScore(
                    payload.blueScore(), block.header().blueScore()));
        }
        long subsidy = emission.subsidy(block.header().daaScore());
        return payload.subsidy() == subsidy
                ? Optional.empty()
                : Optional.of(new BodyViolation.WrongSubsidy(subsidy, payload.subsidy()));
    }

    private Optional<BodyViolation> lockTimes(Block block, int index) {
        long pastMedianTime = dag.pastMedianTimeMillis(index);
        for (Transaction transaction : block.transactions()) {
            Optional<TransactionViolation> violation =
                    LockTime.check(transaction, block.header().daaScore(), pastMedianTime);
            if (violation.isPresent()) {
                return Optional.of(new BodyViolation.TxInContextFailed(transaction.id(), violation.get()));
            }
        }
        return Optional.empty();
    }

    private void commit(Block block, int index) {
        Batch batch = new Batch();
        bodies.stage(batch, block.hash(), block.transactions());
        tips.stage(batch, block.hash(), block.header().directParents());
        bodies.applied(block.hash(), block.transactions());
        setStatus(batch, index, BlockStatus.UTXO_PENDING_VERIFICATION);
        tips.applied(block.hash(), block.header().directParents());
    }

    private void setStatus(Batch batch, int index, BlockStatus status) {
        dag.stageStatus(batch, index, status);
        store.write(batch, KeyValueStore.Sync.BUFFERED);
        dag.applyStatus(index, status);
    }
}

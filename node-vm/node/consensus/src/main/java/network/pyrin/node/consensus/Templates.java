package network.pyrin.node.consensus;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Block;
import network.pyrin.chain.ChainConstants;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.CoinbaseViolation;
import network.pyrin.chain.Header;
import network.pyrin.chain.MinerData;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MerkleRoot;
import network.pyrin.node.consensus.body.BodyInIsolation;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.rules.BodyViolation;
import network.pyrin.node.consensus.rules.ChainViolation;
import network.pyrin.node.consensus.rules.RuleViolation;
import network.pyrin.node.consensus.transaction.ContextVerdict;
import network.pyrin.node.consensus.transaction.TransactionInContext;
import network.pyrin.node.consensus.utxo.UtxoView;
import network.pyrin.node.consensus.virtual.BlockReward;
import network.pyrin.node.consensus.virtual.CoinbaseRules;
import network.pyrin.node.consensus.virtual.VirtualStage;
import network.pyrin.node.consensus.virtual.VirtualState;
import org.jspecify.annotations.Nullable;

/** Builds blocks on virtual. Source: protocol 7.6 (with the mass field in the merkle root wherever it belongs there). */
final class Templates implements TemplateBuilder {
    private final Dag dag;
    private final DagRules rules;
    private final NetworkParams params;
    private final TransactionInContext transactions;
    private final CoinbaseRules coinbases;
    private final VirtualStage virtual;
    private final BodyInIsolation isolation;
    private final InstantSource clock;
    private volatile @Nullable Skeleton last;

    Templates(
            Dag dag,
            DagRules rules,
            TransactionInContext transactions,
            CoinbaseRules coinbases,
            VirtualStage virtual,
            BodyInIsolation isolation,
            InstantSource clock) {
        this.dag = dag;
        this.rules = rules;
        this.params = dag.params();
        this.transactions = transactions;
        this.coinbases = coinbases;
        this.virtual = virtual;
        this.isolation = isolation;
        this.clock = clock;
    }

    /** What all templates on one virtual state share. */
    private record Skeleton(
            VirtualState state, List<List<Hash>> parentsByLevel, Hash acceptedIdMerkleRoot, Hash pruningPoint) {}

    private Skeleton skeleton(VirtualState state) {
        Skeleton known = last;
        if (known == null || known.state().revision() != state.revision()) {
            int[] parents = state.parents().stream().mapToInt(dag::indexOf).toArray();
            known = new Skeleton(
                    state,
                    rules.parentsByLevel(parents),
                    MerkleRoot.of(state.acceptedTransactionIds()),
                    rules.headerPruningPoint(rules.ghostdag(parents)));
            last = known;
        }
        return known;
    }

    @Override
    public TemplateOutcome build(ScriptPublicKey minerScript, Bytes extraData, TransactionSelector selector) {
        MinerData miner = new MinerData(minerScript, extraData);
        Optional<CoinbaseViolation> tooLong = CoinbasePayload.check(new CoinbasePayload(0, 0, miner).encode(), params);
        if (tooLong.isPresent()) {
            return new TemplateOutcome.Refused(new BodyViolation.BadCoinbasePayload(tooLong.get()));
        }
        try (VirtualStage.FrozenUtxos frozen = virtual.freeze()) {
            TemplateSelection selection = new TemplateSelection(transactions, frozen.state(), frozen.view());
            selection.fill(selector);
            if (!selector.isSuccessful()) {
                return new TemplateOutcome.Refused(
                        new ChainViolation.InvalidTransactionsInNewBlock(selection.rejected()));
            }
            return new TemplateOutcome.Built(template(frozen.state(), miner, selection));
        }
    }

    private BlockTemplate template(VirtualState state, MinerData miner, TemplateSelection selection) {
        CoinbaseRules.Expected coinbase = coinbases.expected(context(state), miner);
        List<Transaction> body = new ArrayList<>(selection.chosen().size() + 1);
        body.add(coinbase.transaction());
        body.addAll(selection.chosen());
        return new BlockTemplate(
                new Block(header(state, body), body),
                miner.scriptPublicKey(),
                coinbase.redReward(),
                selection.fees(),
                state.revision(),
                state.sink(),
                state.sinkTimestampMillis(),
                state.sinkDaaScore());
    }

    private static CoinbaseRules.Context context(VirtualState state) {
        Map<Hash, BlockReward> rewards = HashMap.newHashMap(state.rewards().size());
        state.rewards().forEach(reward -> rewards.put(reward.block(), reward));
        return new CoinbaseRules.Context(
                state.blueScore(),
                state.daaScore(),
                state.mergesetBlues(),
                state.mergesetReds(),
                Set.copyOf(state.mergesetNonDaa()),
                rewards);
    }

    private Header header(VirtualState state, List<Transaction> body) {
        Skeleton skeleton = skeleton(state);
        return Header.of(
                ChainConstants.BLOCK_VERSION,
                skeleton.parentsByLevel(),
                BodyInIsolation.merkleRoot(body, params.storageMassActive(state.daaScore())),
                skeleton.acceptedIdMerkleRoot(),
                state.commitment().hash(),
                Math.max(state.pastMedianTimeMillis() + 1, clock.millis()),
                state.bits(),
                0,
                state.daaScore(),
                state.blueWork(),
                state.blueScore(),
                skeleton.pruningPoint());
    }

    @Override
    public Optional<RuleViolation> validate(Block block) {
        Optional<RuleViolation> alone = isolation.check(block).map(violation -> violation);
        if (alone.isPresent()) {
            return alone;
        }
        try (VirtualStage.FrozenUtxos frozen = virtual.freeze()) {
            return commitments(block.header(), frozen.state())
                    .or(() -> coinbase(block, frozen.state()))
                    .or(() -> ownTransactions(block, frozen.state(), frozen.view()));
        }
    }

    private Optional<RuleViolation> commitments(Header header, VirtualState state) {
        Hash commitment = state.commitment().hash();
        if (!header.utxoCommitment().equals(commitment)) {
            return Optional.of(
                    new ChainViolation.BadUTXOCommitment(header.hash(), header.utxoCommitment(), commitment));
        }
        Hash accepted = skeleton(state).acceptedIdMerkleRoot();
        return header.acceptedIdMerkleRoot().equals(accepted)
                ? Optional.empty()
                : Optional.of(new ChainViolation.BadAcceptedIDMerkleRoot(
                        header.hash(), header.acceptedIdMerkleRoot(), accepted));
    }

    private Optional<RuleViolation> coinbase(Block block, VirtualState state) {
        Transaction actual = block.transactions().getFirst();
        Optional<CoinbaseViolation> unreadable = CoinbasePayload.check(actual.payload(), params);
        if (unreadable.isPresent()) {
            return Optional.of(new BodyViolation.BadCoinbasePayload(unreadable.get()));
        }
        MinerData miner = CoinbasePayload.decode(actual.payload()).miner();
        Transaction expected = coinbases.expected(context(state), miner).transaction();
        return TransactionHashing.hash(expected, false).equals(TransactionHashing.hash(actual, false))
                ? Optional.empty()
                : Optional.of(new ChainViolation.BadCoinbaseTransaction());
    }

    private Optional<RuleViolation> ownTransactions(Block block, VirtualState state, UtxoView utxos) {
        List<Transaction> own =
                block.transactions().subList(1, block.transactions().size());
        TemplateSelection selection = new TemplateSelection(transactions, state, utxos);
        long invalid = own.stream()
                .filter(transaction -> selection.check(transaction) instanceof ContextVerdict.Invalid)
                .count();
        return invalid == 0
                ? Optional.empty()
                : Optional.of(new ChainViolation.InvalidTransactionsInUtxoContext((int) invalid, own.size()));
    }
}

package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.Header;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MerkleRoot;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.rules.ChainViolation;
import network.pyrin.node.consensus.transaction.ContextVerdict;
import network.pyrin.node.consensus.transaction.TransactionInContext.Scope;
import network.pyrin.node.consensus.utxo.UtxoView;

/** The rules a block must keep to be a chain block, in order (protocol 5.7). Owned by the virtual thread. */
final class ChainVerification {
    private final Dag dag;
    private final CoinbaseRules coinbases;
    private final MergesetAcceptance mergesets;

    ChainVerification(Dag dag, CoinbaseRules coinbases, MergesetAcceptance mergesets) {
        this.dag = dag;
        this.coinbases = coinbases;
        this.mergesets = mergesets;
    }

    /**
     * Checks a block.
     *
     * @param block index of the block
     * @param header its header
     * @param body its transactions
     * @param acceptance what it accepts
     * @param multiset the multiset after its acceptance
     * @param view the UTXO set after its acceptance
     * @return why it is disqualified; empty if it is a valid chain block
     */
    Optional<Disqualification> check(
            int block, Header header, List<Transaction> body, Acceptance acceptance, MuHash multiset, UtxoView view) {
        return commitments(header, acceptance, multiset)
                .or(() -> coinbase(context(block, header, acceptance), body.getFirst()))
                .map(violation -> new Disqualification(violation, List.of()))
                .or(() -> ownTransactions(body, view, header.daaScore()));
    }

    static Optional<ChainViolation> commitments(Header header, Acceptance acceptance, MuHash multiset) {
        Hash commitment = multiset.finish();
        if (!commitment.equals(header.utxoCommitment())) {
            return Optional.of(
                    new ChainViolation.BadUTXOCommitment(header.hash(), header.utxoCommitment(), commitment));
        }
        Hash root = MerkleRoot.of(acceptance.sortedIds());
        if (!root.equals(header.acceptedIdMerkleRoot())) {
            return Optional.of(
                    new ChainViolation.BadAcceptedIDMerkleRoot(header.hash(), header.acceptedIdMerkleRoot(), root));
        }
        return Optional.empty();
    }

    private CoinbaseRules.Context context(int block, Header header, Acceptance acceptance) {
        return new CoinbaseRules.Context(
                header.blueScore(),
                header.daaScore(),
                hashes(dag.mergesetBlues(block)),
                hashes(dag.mergesetReds(block)),
                Set.copyOf(hashes(dag.mergesetNonDaa(block))),
                acceptance.rewards());
    }

    private List<Hash> hashes(int[] blocks) {
        return Arrays.stream(blocks).mapToObj(dag::hashOf).collect(Collectors.toList());
    }

    /** The comparison is by transaction hash without the mass field, which a coinbase may carry freely. */
    Optional<ChainViolation> coinbase(CoinbaseRules.Context context, Transaction actual) {
        CoinbasePayload payload = CoinbasePayload.decode(actual.payload());
        Transaction expected = coinbases.expected(context, payload.miner()).transaction();
        return TransactionHashing.hash(expected, false).equals(TransactionHashing.hash(actual, false))
                ? Optional.empty()
                : Optional.of(new ChainViolation.BadCoinbaseTransaction());
    }

    Optional<Disqualification> ownTransactions(List<Transaction> body, UtxoView view, long daaScore) {
        List<ContextVerdict> verdicts = mergesets.verdicts(body, view, daaScore, Scope.FULL);
        List<TransactionRejection> rejected = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof ContextVerdict.Invalid invalid) {
                rejected.add(new TransactionRejection(body.get(i + 1).id(), daaScore, invalid.violation()));
            }
        }
        return rejected.isEmpty()
                ? Optional.empty()
                : Optional.of(new Disqualification(
                        new ChainViolation.InvalidTransactionsInUtxoContext(rejected.size(), verdicts.size()),
                        rejected));
    }
}

package network.pyrin.node.consensus.body;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Block;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionIsolation;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MerkleRoot;
import network.pyrin.node.consensus.rules.BodyViolation;

/** The rules of a body that need nothing but the block, in order (protocol 5.5). Thread-safe. */
public final class BodyInIsolation {
    private final NetworkParams params;
    private final MassCalculator masses;

    /**
     * The rules of a network.
     *
     * @param params its parameters
     * @param masses its masses
     */
    public BodyInIsolation(NetworkParams params, MassCalculator masses) {
        this.params = params;
        this.masses = masses;
    }

    /**
     * Checks a body.
     *
     * @param block header and body
     * @return the first broken rule; empty if all hold
     */
    public Optional<BodyViolation> check(Block block) {
        List<Transaction> transactions = block.transactions();
        if (transactions.isEmpty()) {
            return Optional.of(new BodyViolation.NoTransactions());
        }
        boolean massActive = params.storageMassActive(block.header().daaScore());
        return merkleRoot(block, massActive)
                .or(() -> onlyCoinbase(transactions))
                .or(() -> eachTransaction(transactions))
                .or(() -> mass(transactions, massActive))
                .or(() -> unique(transactions))
                .or(() -> spentOnce(transactions))
                .or(() -> unchained(transactions));
    }

    private static Optional<BodyViolation> merkleRoot(Block block, boolean massActive) {
        Hash calculated = merkleRoot(block.transactions(), massActive);
        Hash header = block.header().hashMerkleRoot();
        return calculated.equals(header)
                ? Optional.empty()
                : Optional.of(new BodyViolation.BadMerkleRoot(header, calculated));
    }

    /**
     * The merkle root of a body.
     *
     * @param transactions in block order
     * @param massActive whether storage mass is active for the block, so that mass fields are committed to
     * @return what the header must say
     */
    public static Hash merkleRoot(List<Transaction> transactions, boolean massActive) {
        return MerkleRoot.of(transactions.stream()
                .map(transaction -> TransactionHashing.hash(transaction, massActive))
                .toList());
    }

    private static Optional<BodyViolation> onlyCoinbase(List<Transaction> transactions) {
        if (!transactions.getFirst().isCoinbase()) {
            return Optional.of(new BodyViolation.FirstTxNotCoinbase());
        }
        for (int i = 1; i < transactions.size(); i++) {
            if (transactions.get(i).isCoinbase()) {
                return Optional.of(new BodyViolation.MultipleCoinbases(i - 1));
            }
        }
        return Optional.empty();
    }

    private Optional<BodyViolation> eachTransaction(List<Transaction> transactions) {
        for (Transaction transaction : transactions) {
            Optional<TransactionViolation> violation = TransactionIsolation.check(transaction, params);
            if (violation.isPresent()) {
                return Optional.of(new BodyViolation.TxInIsolationValidationFailed(transaction.id(), violation.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<BodyViolation> mass(List<Transaction> transactions, boolean massActive) {
        long total = 0;
        for (Transaction transaction : transactions) {
            long compute = masses.compute(transaction);
            if (massActive && Long.compareUnsigned(transaction.mass(), compute) < 0) {
                return Optional.of(new BodyViolation.MassFieldTooLow(transaction.id(), transaction.mass(), compute));
            }
            long mass = massActive ? transaction.mass() : compute;
            // The committed mass is any 64-bit number: compare before adding.
            if (Long.compareUnsigned(mass, params.maxBlockMass() - total) > 0) {
                return Optional.of(new BodyViolation.ExceedsMassLimit(params.maxBlockMass()));
            }
            total += mass;
        }
        return Optional.empty();
    }

    private static Optional<BodyViolation> unique(List<Transaction> transactions) {
        Set<Hash> seen = HashSet.newHashSet(transactions.size());
        for (Transaction transaction : transactions) {
            if (!seen.add(transaction.id())) {
                return Optional.of(new BodyViolation.DuplicateTransactions(transaction.id()));
            }
        }
        return Optional.empty();
    }

    private static Optional<BodyViolation> spentOnce(List<Transaction> transactions) {
        Set<Outpoint> spent = new HashSet<>();
        for (Transaction transaction : transactions) {
            for (TransactionInput input : transaction.inputs()) {
                if (!spent.add(input.previousOutpoint())) {
                    return Optional.of(new BodyViolation.DoubleSpendInSameBlock(input.previousOutpoint()));
                }
            }
        }
        return Optional.empty();
    }

    /** An input that names a transaction of this block: by id and index, so an index the transaction lacks is no chain. */
    private static Optional<BodyViolation> unchained(List<Transaction> transactions) {
        Set<Outpoint> created = new HashSet<>();
        for (Transaction transaction : transactions) {
            for (int i = 0; i < transaction.outputs().size(); i++) {
                created.add(new Outpoint(transaction.id(), i));
            }
        }
        for (Transaction transaction : transactions) {
            for (TransactionInput input : transaction.inputs()) {
                if (created.contains(input.previousOutpoint())) {
                    return Optional.of(new BodyViolation.ChainedTransaction(input.previousOutpoint()));
                }
            }
        }
        return Optional.empty();
    }
}

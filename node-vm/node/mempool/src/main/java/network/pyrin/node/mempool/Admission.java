package network.pyrin.node.mempool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.MempoolVerdict;

/**
 * The way in: its steps in the order that decides which violation is named. Not thread-safe: the mempool's lock guards it. Source:
 * protocol 7.2.
 */
final class Admission {
    private final Consensus consensus;
    private final MempoolConfig config;
    private final TransactionPool pool;
    private final OrphanPool orphans;
    private final AcceptedTransactions accepted;
    private final MassCalculator mass;

    Admission(
            Consensus consensus,
            MempoolConfig config,
            TransactionPool pool,
            OrphanPool orphans,
            AcceptedTransactions accepted) {
        this.consensus = consensus;
        this.config = config;
        this.pool = pool;
        this.orphans = orphans;
        this.accepted = accepted;
        this.mass = new MassCalculator(consensus.params());
    }

    MempoolOutcome submit(Transaction transaction, Priority priority, OrphanPolicy orphanPolicy) {
        MempoolOutcome outcome = admit(transaction, priority, orphanPolicy);
        if (!(outcome instanceof MempoolOutcome.Accepted(List<Transaction> own))) {
            return outcome;
        }
        List<Transaction> all = new ArrayList<>(own);
        all.addAll(promote(orphans.redeemersOf(transaction.id())));
        return new MempoolOutcome.Accepted(all);
    }

    /** Tries orphans again, and those that waited for them; what is still an orphan stays one. */
    List<Transaction> promote(List<MempoolEntry> candidates) {
        List<Transaction> promoted = new ArrayList<>();
        List<MempoolEntry> next = new ArrayList<>(candidates);
        while (!next.isEmpty()) {
            MempoolEntry orphan = next.removeFirst();
            if (orphans.get(orphan.id()).isEmpty()) {
                continue;
            }
            orphans.remove(orphan.id());
            MempoolOutcome outcome = admit(orphan.transaction(), orphan.priority(), OrphanPolicy.ALLOW);
            if (outcome instanceof MempoolOutcome.Accepted(List<Transaction> own)) {
                promoted.addAll(own);
                next.addAll(orphans.redeemersOf(orphan.id()));
            }
        }
        return promoted;
    }

    private MempoolOutcome admit(Transaction transaction, Priority priority, OrphanPolicy orphanPolicy) {
        long computeMass = mass.compute(transaction);
        Optional<MempoolViolation> early = checkBeforeConsensus(transaction, computeMass);
        if (early.isPresent()) {
            return new MempoolOutcome.Rejected(early.get());
        }
        return switch (consensus.transactions().validateForMempool(transaction, pool)) {
            case MempoolVerdict.Missing missing -> orphaned(transaction, computeMass, priority, orphanPolicy);
            case MempoolVerdict.Invalid(TransactionViolation violation) ->
                new MempoolOutcome.Rejected(
                        violation instanceof TransactionViolation.ImmatureCoinbaseSpend
                                ? new MempoolViolation.RejectImmatureSpend(violation)
                                : new MempoolViolation.RejectTxRule(violation));
            case MempoolVerdict.Valid valid -> insert(entry(valid, priority));
        };
    }

    private Optional<MempoolViolation> checkBeforeConsensus(Transaction transaction, long computeMass) {
        Hash id = transaction.id();
        if (accepted.contains(id)) {
            return Optional.of(new MempoolViolation.RejectAlreadyAccepted(id));
        }
        if (pool.contains(id)) {
            return Optional.of(new MempoolViolation.RejectDuplicate(id));
        }
        if (transaction.isCoinbase()) {
            return Optional.of(new MempoolViolation.RejectInvalid(id));
        }
        Optional<NonStandard> unusual = StandardPolicy.checkInIsolation(transaction, computeMass);
        if (unusual.isPresent()) {
            return unusual.map(reason -> new MempoolViolation.RejectNonStandard(id, reason));
        }
        for (TransactionInput input : transaction.inputs()) {
            Optional<Hash> other = pool.spender(input.previousOutpoint());
            if (other.isPresent()) {
                return Optional.of(
                        new MempoolViolation.RejectDoubleSpendInMempool(input.previousOutpoint(), other.get()));
            }
        }
        return Optional.empty();
    }

    private MempoolOutcome orphaned(
            Transaction transaction, long computeMass, Priority priority, OrphanPolicy orphanPolicy) {
        if (orphanPolicy == OrphanPolicy.FORBID) {
            return new MempoolOutcome.Rejected(new MempoolViolation.RejectDisallowedOrphan(transaction.id()));
        }
        long daaScore = consensus.virtual().daaScore();
        return orphans.add(new MempoolEntry(transaction, List.of(), 0, computeMass, 0, priority, daaScore, true))
                .<MempoolOutcome>map(MempoolOutcome.Rejected::new)
                .orElseGet(MempoolOutcome.Orphaned::new);
    }

    private MempoolEntry entry(MempoolVerdict.Valid valid, Priority priority) {
        return new MempoolEntry(
                valid.transaction(),
                valid.entries(),
                valid.feeLeor(),
                valid.computeMassGrams(),
                valid.massGrams(),
                priority,
                consensus.virtual().daaScore(),
                false);
    }

    private MempoolOutcome insert(MempoolEntry entry) {
        Optional<MempoolViolation> unusual = checkInContext(entry).or(() -> makeRoom(entry));
        if (unusual.isPresent()) {
            return new MempoolOutcome.Rejected(unusual.get());
        }
        orphans.remove(entry.id());
        pool.add(entry);
        return new MempoolOutcome.Accepted(List.of(entry.transaction()));
    }

    private static Optional<MempoolViolation> checkInContext(MempoolEntry entry) {
        if (StandardPolicy.isSpam(entry.transaction(), entry.spent(), entry.feeLeor())) {
            return Optional.of(new MempoolViolation.RejectSpamTransaction(entry.id()));
        }
        return StandardPolicy.checkInContext(
                        entry.spent(), entry.feeLeor(), entry.computeMassGrams(), entry.massGrams())
                .map(reason -> new MempoolViolation.RejectNonStandard(entry.id(), reason));
    }

    private Optional<MempoolViolation> makeRoom(MempoolEntry newcomer) {
        Set<Hash> parents = newcomer.transaction().inputs().stream()
                .map(input -> input.previousOutpoint().transactionId())
                .collect(Collectors.toSet());
        while (pool.size() >= config.transactionsMax()) {
            Optional<MempoolEntry> least = pool.leastWorth(parents);
            if (least.isEmpty()) {
                return Optional.of(new MempoolViolation.RejectMempoolIsFull(pool.size(), config.transactionsMax()));
            }
            pool.removeAlone(least.get().id());
        }
        return Optional.empty();
    }

    /** Whether a waiting transaction could still be mined, its waiting parents first. */
    boolean isStillValid(MempoolEntry entry) {
        return consensus.transactions().validateForMempool(entry.transaction(), pool) instanceof MempoolVerdict.Valid;
    }

    /** Whether a rule other than that what it spends must exist is broken now. */
    boolean breaksARule(MempoolEntry entry) {
        return consensus.transactions().validateForMempool(entry.transaction(), pool) instanceof MempoolVerdict.Invalid;
    }
}

package network.pyrin.node.mempool;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import network.pyrin.chain.Block;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusListener;
import network.pyrin.node.consensus.virtual.VirtualChange;

/**
 * The transactions that wait for a block. Thread-safe.
 *
 * <p>It follows virtual: what virtual accepts leaves (its redeemers stay and may go into the next block), what spends the same
 * outputs leaves with all its redeemers, orphans whose parents have come are tried again. Add it to consensus before any listener
 * whose clients ask for templates.
 */
public final class Mempool implements ConsensusListener {
    private final ReentrantLock lock = new ReentrantLock();
    private final Consensus consensus;
    private final MempoolConfig config;
    private final TransactionPool pool = new TransactionPool();
    private final OrphanPool orphans;
    private final AcceptedTransactions accepted = new AcceptedTransactions();
    private final Admission admission;
    private final VirtualFollower follower;
    private final Expiry expiry;
    private long followedRevision;
    private volatile long revision;

    /**
     * An empty pool.
     *
     * @param consensus what transactions are checked against
     * @param config limits
     * @param clock for expiry
     */
    public Mempool(Consensus consensus, MempoolConfig config, InstantSource clock) {
        this.consensus = consensus;
        this.config = config;
        this.orphans = new OrphanPool(config);
        this.admission = new Admission(consensus, config, pool, orphans, accepted);
        this.follower = new VirtualFollower(consensus.blocks(), admission, pool, orphans, accepted);
        this.expiry = new Expiry(config, clock);
        this.followedRevision = consensus.virtual().revision();
    }

    /**
     * Takes a transaction in, and orphans that waited for it.
     *
     * @param transaction any transaction; its mass field is filled in
     * @param priority where it comes from
     * @param orphanPolicy what to do if it spends something unknown
     * @return what became of it
     */
    public MempoolOutcome submit(Transaction transaction, Priority priority, OrphanPolicy orphanPolicy) {
        return locked(() -> {
            MempoolOutcome outcome = admission.submit(transaction, priority, orphanPolicy);
            if (outcome instanceof MempoolOutcome.Accepted) {
                revision++;
            }
            return outcome;
        });
    }

    /**
     * One waiting transaction.
     *
     * @param id its id
     * @param query where to look
     * @return empty if it does not wait there
     */
    public Optional<MempoolEntry> entry(Hash id, TransactionQuery query) {
        return locked(() -> (query.pool() ? pool.get(id) : Optional.<MempoolEntry>empty())
                .or(() -> query.orphans() ? orphans.get(id) : Optional.empty()));
    }

    /**
     * All waiting transactions.
     *
     * @param query which of them
     * @return a copy, in no particular order
     */
    public List<MempoolEntry> entries(TransactionQuery query) {
        return locked(() -> Stream.concat(
                        query.pool() ? pool.entries().stream() : Stream.empty(),
                        query.orphans() ? orphans.entries().stream() : Stream.empty())
                .toList());
    }

    /**
     * The waiting transactions that touch a script. An orphan is found as sending only where what it spends is known.
     *
     * @param script any script
     * @param query which transactions
     * @return those that spend from it and those that pay it; cost: a walk over all
     */
    public ScriptTransactions byScript(ScriptPublicKey script, TransactionQuery query) {
        return byScripts(Set.of(script), query).getOrDefault(script, new ScriptTransactions(List.of(), List.of()));
    }

    /**
     * The same for many scripts.
     *
     * @param scripts any scripts
     * @param query which transactions
     * @return an entry for each script that a transaction touches; cost: one walk over all
     */
    public Map<ScriptPublicKey, ScriptTransactions> byScripts(Set<ScriptPublicKey> scripts, TransactionQuery query) {
        ScriptGrouping grouping = new ScriptGrouping(scripts);
        entries(query).forEach(grouping::add);
        return grouping.byScript();
    }

    /**
     * How many transactions can be mined.
     *
     * @return without orphans
     */
    public int size() {
        return locked(pool::size);
    }

    /**
     * How many orphans wait.
     *
     * @return at most the configured number
     */
    public int orphanCount() {
        return locked(orphans::size);
    }

    /**
     * Counts changes of what templates can be made of.
     *
     * @return a number that differs if anything came or went in between
     */
    public long revision() {
        return revision;
    }

    /** Candidates for a template. */
    FeeRateSelector selector() {
        return locked(
                () -> new FeeRateSelector(pool.ready(config.readyTransactionsMax()), config.templateMassMaxGrams()));
    }

    /** Bodies are of no interest: what counts is what virtual accepts. */
    @Override
    public void blockAdded(Block block) {
        // A body may never be accepted: its block may be disqualified, or lose a double spend.
    }

    @Override
    public void virtualChanged(VirtualChange change) {
        locked(() -> {
            follower.follow(change);
            expire(change.state().daaScore());
            followedRevision = change.state().revision();
            return ++revision;
        });
    }

    private void expire(long daaScore) {
        if (!expiry.isDue(daaScore)) {
            return;
        }
        for (MempoolEntry old : expiry.tooOld(pool.entries(), daaScore)) {
            follower.removeWithRedeemers(old.id());
        }
        expiry.tooOld(orphans.entries(), daaScore).forEach(old -> orphans.remove(old.id()));
        accepted.expire(daaScore, config.daaScores(config.acceptedMemory()));
        if (expiry.isRevalidationDue()) {
            revalidateAll();
        }
    }

    /**
     * Checks every waiting transaction against virtual again and takes out what is no longer valid.
     *
     * @return ids that were taken out
     */
    public List<Hash> revalidate() {
        return locked(this::revalidateAll);
    }

    private List<Hash> revalidateAll() {
        List<Hash> removed = new ArrayList<>();
        for (MempoolEntry entry : pool.inOrder()) {
            if (pool.contains(entry.id()) && !admission.isStillValid(entry)) {
                removed.addAll(follower.removeWithRedeemers(entry.id()));
            }
        }
        if (!removed.isEmpty()) {
            revision++;
        }
        return removed;
    }

    /**
     * Told that consensus refused transactions in a template. Those that are invalid go. If virtual has moved on meanwhile, the
     * change that is on its way settles it.
     */
    void refusedByConsensus(Set<Hash> ids) {
        locked(() -> {
            if (followedRevision < consensus.virtual().revision()) {
                return false;
            }
            for (Hash id : ids) {
                pool.get(id).filter(entry -> !admission.isStillValid(entry)).ifPresent(entry -> {
                    follower.removeWithRedeemers(id);
                    revision++;
                });
            }
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

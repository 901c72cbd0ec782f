package network.pyrin.processor;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcMempoolEntry;
import network.pyrin.noderpc.wire.RpcTransaction;
import network.pyrin.processor.ledger.StoredBlock;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.FeesDocument;
import network.pyrin.readmodel.TransactionDocument;
import org.bson.Document;

/**
 * Gathers what {@link FeeRule} needs — what waits, and what the last {@value #BLOCKS} blocks took — and stores the prices.
 * Used under the processor's lock.
 */
final class FeeWatch {
    private static final int BLOCKS = 64;

    /** Unchanged prices are stored again after this time, so that readers see that they are not stale. */
    private static final long REFRESH_MILLIS = 30_000;

    private final DocumentStore store;
    private final NetworkParams params;
    private final MassCalculator masses;
    private final Deque<List<Seen>> blocks = new ArrayDeque<>();
    private Map<Hash, FeeRule.Offer> waiting = Map.of();
    private Optional<FeesDocument> last = Optional.empty();

    /** A transaction in a block; its offer only if it was seen waiting. */
    private record Seen(Hash id, long massGrams, Optional<FeeRule.Offer> offer) {}

    FeeWatch(DocumentStore store, NetworkParams params) {
        this.store = store;
        this.params = params;
        this.masses = new MassCalculator(params);
    }

    /** Takes a new block in. */
    void stored(StoredBlock block) {
        blocks.addLast(block.transactions().stream()
                .filter(document -> !document.transaction().isCoinbase())
                .map(this::seen)
                .toList());
        if (blocks.size() > BLOCKS) {
            blocks.removeFirst();
        }
    }

    private Seen seen(TransactionDocument document) {
        return new Seen(document.id(), document.computeMass(), Optional.ofNullable(waiting.get(document.id())));
    }

    /**
     * Works the prices out anew.
     *
     * @param entries the node's whole mempool
     * @param blocksPerSecond lately; 0 if not known yet
     * @param nowMillis milliseconds since the epoch
     */
    void update(List<RpcMempoolEntry> entries, double blocksPerSecond, long nowMillis) {
        Map<Hash, FeeRule.Offer> fresh = HashMap.newHashMap(entries.size());
        for (RpcMempoolEntry entry : entries) {
            RpcTransaction wire = entry.getTransaction();
            Hash id = id(wire);
            fresh.put(
                    id,
                    Optional.ofNullable(waiting.get(id))
                            .orElseGet(() -> new FeeRule.Offer(mass(wire), entry.getFee())));
        }
        waiting = fresh;
        save(FeeRule.estimate(
                List.copyOf(fresh.values()),
                recent(),
                blocksPerSecond > 0 ? blocksPerSecond : params.blocksPerSecond(),
                params.maxBlockMass(),
                nowMillis));
    }

    /** Nodes may leave verbose data out of what waits: it can be computed. */
    private static Hash id(RpcTransaction wire) {
        String told = wire.getVerboseData().getTransactionId();
        return told.isEmpty() ? RpcMapping.transaction(wire).id() : RpcMapping.hash("transactionId", told);
    }

    private long mass(RpcTransaction wire) {
        long told = wire.getVerboseData().getMass();
        return Math.max(1, told > 0 ? told : masses.compute(RpcMapping.transaction(wire)));
    }

    private FeeRule.Recent recent() {
        Set<Hash> ids = new HashSet<>();
        List<FeeRule.Offer> paid = new ArrayList<>();
        long mass = 0;
        long distinct = 0;
        for (List<Seen> block : blocks) {
            for (Seen seen : block) {
                mass += seen.massGrams();
                if (ids.add(seen.id())) {
                    distinct += seen.massGrams();
                    seen.offer().ifPresent(paid::add);
                }
            }
        }
        return new FeeRule.Recent(blocks.size(), mass, distinct, paid);
    }

    private void save(FeesDocument fees) {
        boolean same = last.filter(old -> fees.updatedAt() - old.updatedAt() < REFRESH_MILLIS
                        && prices(old).equals(prices(fees)))
                .isPresent();
        if (same) {
            return;
        }
        last = Optional.of(fees);
        List<WriteModel<Document>> write = List.of(new ReplaceOneModel<>(
                new Document("_id", FeesDocument.ID), fees.encode(), new ReplaceOptions().upsert(true)));
        store.write(Collections.NETWORK, write);
    }

    private static List<FeesDocument.Bucket> prices(FeesDocument fees) {
        return List.of(fees.priority(), fees.normal(), fees.low());
    }
}

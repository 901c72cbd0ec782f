package network.pyrin.processor;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.crypto.Hash;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.MempoolChanged.MempoolTransaction;
import network.pyrin.events.TransactionSummary;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.RpcMempoolEntry;
import network.pyrin.processor.ledger.EventDraft;
import network.pyrin.processor.ledger.Summaries;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.MempoolDocument;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.UtxoDocument;
import org.bson.Document;

/**
 * The read model's copy of the node's mempool. Entries expire unless refreshed, so that nothing stays when the processor
 * does not come back. Of a very large mempool only a part is copied. Used under the processor's lock.
 */
final class MempoolView {
    /** Most transactions copied. */
    static final int ENTRIES_MAX = 5_000;

    private static final long EXPIRY_MILLIS = 60_000;

    private final DocumentStore store;
    private final BlockMapper mapper;
    private final Map<Hash, MempoolDocument> entries = new HashMap<>();

    MempoolView(DocumentStore store, BlockMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    /** Drops what an earlier run has left. */
    void clear() {
        entries.clear();
        List<WriteModel<Document>> deletes = new ArrayList<>();
        store.scan(
                Collections.MEMPOOL,
                List.of("expiresAt"),
                document -> deletes.add(new DeleteOneModel<>(new Document("_id", document.get("_id")))));
        store.write(Collections.MEMPOOL, deletes);
    }

    /**
     * Makes the copy like the node's.
     *
     * @param wire all entries
     * @param nowMillis milliseconds since the epoch
     * @return what is to be told, empty if nothing changed
     */
    List<EventDraft> update(List<RpcMempoolEntry> wire, long nowMillis) {
        Map<Hash, RpcMempoolEntry> current = new LinkedHashMap<>();
        Map<Hash, Transaction> transactions = new HashMap<>();
        for (RpcMempoolEntry entry : wire.subList(0, Math.min(wire.size(), ENTRIES_MAX))) {
            Transaction transaction = RpcMapping.transaction(entry.getTransaction());
            transactions.put(transaction.id(), transaction);
            current.put(transaction.id(), entry);
        }
        List<Hash> gone =
                entries.keySet().stream().filter(id -> !current.containsKey(id)).toList();
        List<MempoolDocument> come = documents(current, transactions, nowMillis);
        write(gone, come, nowMillis);
        return drafts(gone, come, wire.size());
    }

    private List<MempoolDocument> documents(
            Map<Hash, RpcMempoolEntry> current, Map<Hash, Transaction> transactions, long nowMillis) {
        Set<Hash> fresh = new LinkedHashSet<>(current.keySet());
        fresh.removeAll(entries.keySet());
        Set<String> spent = new HashSet<>();
        fresh.forEach(id -> Optional.ofNullable(transactions.get(id)).orElseThrow().inputs().stream()
                .map(TransactionInput::previousOutpoint)
                .map(UtxoDocument::id)
                .forEach(spent::add));
        Map<String, Document> utxos = spent.isEmpty() ? Map.of() : store.read(Collections.UTXOS, spent);
        List<MempoolDocument> documents = new ArrayList<>();
        for (Hash id : fresh) {
            Transaction transaction = Optional.ofNullable(transactions.get(id)).orElseThrow();
            RpcMempoolEntry entry = Optional.ofNullable(current.get(id)).orElseThrow();
            TransactionDocument document =
                    mapper.transaction(transaction, entry.getTransaction(), nowMillis, List.of());
            List<Optional<SpentOutput>> inputs = transaction.inputs().stream()
                    .map(input -> resolve(input.previousOutpoint(), utxos))
                    .toList();
            documents.add(new MempoolDocument(document, entry.getFee(), inputs, nowMillis + EXPIRY_MILLIS));
        }
        return documents;
    }

    private Optional<SpentOutput> resolve(Outpoint outpoint, Map<String, Document> utxos) {
        return Optional.ofNullable(utxos.get(UtxoDocument.id(outpoint))).map(SpentOutput::decode);
    }

    private void write(List<Hash> gone, List<MempoolDocument> come, long nowMillis) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Hash id : gone) {
            entries.remove(id);
            writes.add(new DeleteOneModel<>(new Document("_id", id.toHex())));
        }
        List<MempoolDocument> puts = new ArrayList<>(come);
        for (MempoolDocument entry : entries.values()) {
            // Half of its time is left: written again before it runs out.
            if (entry.expiresAt() - nowMillis < EXPIRY_MILLIS / 2) {
                puts.add(new MempoolDocument(
                        entry.transaction(), entry.fee(), entry.inputs(), nowMillis + EXPIRY_MILLIS));
            }
        }
        for (MempoolDocument entry : puts) {
            entries.put(entry.id(), entry);
            writes.add(new ReplaceOneModel<>(
                    new Document("_id", entry.id().toHex()), entry.encode(), new ReplaceOptions().upsert(true)));
        }
        store.write(Collections.MEMPOOL, writes);
    }

    private static List<EventDraft> drafts(List<Hash> gone, List<MempoolDocument> come, long size) {
        List<MempoolTransaction> added =
                come.stream().map(MempoolView::transaction).toList();
        List<EventDraft> drafts = new ArrayList<>();
        int max = MempoolChanged.ENTRIES_MAX;
        for (int from = 0; from < Math.max(gone.size(), added.size()); from += max) {
            List<MempoolTransaction> in = part(added, from, max);
            List<Hash> out = part(gone, from, max);
            drafts.add(at -> new MempoolChanged(at, size, in, out));
        }
        return drafts;
    }

    private static <T> List<T> part(List<T> all, int from, int max) {
        return all.subList(Math.min(from, all.size()), Math.min(from + max, all.size()));
    }

    private static MempoolTransaction transaction(MempoolDocument entry) {
        Set<String> addresses = new LinkedHashSet<>();
        entry.inputs().forEach(input -> input.flatMap(SpentOutput::address).ifPresent(addresses::add));
        entry.transaction().outputAddresses().forEach(address -> address.ifPresent(addresses::add));
        TransactionSummary plain = Summaries.transaction(entry.transaction(), Optional.empty());
        TransactionSummary withFee = new TransactionSummary(
                plain.id(),
                plain.timestamp(),
                plain.amount(),
                Optional.of(entry.fee()),
                plain.inputs(),
                plain.outputs(),
                plain.coinbase(),
                plain.acceptingBlock(),
                plain.acceptingBlueScore(),
                plain.firstOutputs());
        return new MempoolTransaction(
                withFee,
                entry.transaction().computeMass(),
                addresses.stream().limit(TransactionSummary.FIRST_OUTPUTS_MAX).toList());
    }
}

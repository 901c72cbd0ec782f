package network.pyrin.processor.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import network.pyrin.chain.Outpoint;
import network.pyrin.crypto.Hash;
import network.pyrin.processor.store.DocumentStore;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.BlockCodec;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.MetricsPage;
import network.pyrin.readmodel.MetricsResolution;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TransactionCodec;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.UtxoDocument;
import network.pyrin.readmodel.UtxoPage;
import org.bson.Document;

/**
 * The documents one change looks at, as they stood before it. What is known to be needed is read in bulk beforehand; the
 * rest is read on demand. Lives as long as one change is computed.
 */
final class ChangeReads {
    private final DocumentStore store;
    private final Map<Hash, BlockDocument> blocks = new HashMap<>();
    private final Map<Hash, TransactionDocument> transactions = new HashMap<>();
    private final Map<String, AddressDocument> addresses = new HashMap<>();
    private final Map<Outpoint, Optional<SpentOutput>> utxos = new HashMap<>();
    private final Map<String, Map<Long, UtxoPage.Slot>> utxoPages = new HashMap<>();
    private final Map<String, Map<Long, HistoryPage.Entry>> historyPages = new HashMap<>();

    ChangeReads(DocumentStore store) {
        this.store = store;
    }

    void preloadBlocks(Collection<Hash> hashes) {
        missing(hashes, blocks.keySet(), Collections.BLOCKS, Hash::toHex)
                .forEach((hash, document) -> blocks.put(hash, BlockCodec.decode(document)));
    }

    void preloadTransactions(Collection<Hash> ids) {
        missing(ids, transactions.keySet(), Collections.TRANSACTIONS, Hash::toHex)
                .forEach((id, document) -> transactions.put(id, TransactionCodec.decode(document)));
    }

    void preloadAddresses(Collection<String> names) {
        Map<String, Document> found = missing(names, addresses.keySet(), Collections.ADDRESSES, Function.identity());
        for (String name : names) {
            addresses.computeIfAbsent(name, unknown -> Optional.ofNullable(found.get(unknown))
                    .map(AddressDocument::decode)
                    .orElseGet(() -> AddressDocument.empty(unknown)));
        }
    }

    void preloadUtxos(Collection<Outpoint> outpoints) {
        Map<Outpoint, Document> found = missing(outpoints, utxos.keySet(), Collections.UTXOS, UtxoDocument::id);
        for (Outpoint outpoint : outpoints) {
            utxos.computeIfAbsent(
                    outpoint, unknown -> Optional.ofNullable(found.get(unknown)).map(SpentOutput::decode));
        }
    }

    private <K> Map<K, Document> missing(
            Collection<K> wanted, Set<K> known, String collection, Function<K, String> idOf) {
        Map<String, K> byId = new HashMap<>();
        for (K key : wanted) {
            if (!known.contains(key)) {
                byId.put(idOf.apply(key), key);
            }
        }
        Map<K, Document> found = new HashMap<>();
        if (!byId.isEmpty()) {
            store.read(collection, new HashSet<>(byId.keySet())).forEach((id, document) -> {
                found.put(Optional.ofNullable(byId.get(id)).orElseThrow(), document);
            });
        }
        return found;
    }

    BlockDocument block(Hash hash) {
        preloadBlocks(List.of(hash));
        return Optional.ofNullable(blocks.get(hash))
                .orElseThrow(() -> new BrokenInvariantException("block " + hash + " is not stored"));
    }

    Optional<BlockDocument> blockIfKnown(Hash hash) {
        preloadBlocks(List.of(hash));
        return Optional.ofNullable(blocks.get(hash));
    }

    TransactionDocument transaction(Hash id) {
        preloadTransactions(List.of(id));
        return Optional.ofNullable(transactions.get(id))
                .orElseThrow(() -> new BrokenInvariantException("transaction " + id + " is not stored"));
    }

    AddressDocument address(String name) {
        preloadAddresses(List.of(name));
        return Optional.ofNullable(addresses.get(name)).orElseThrow();
    }

    Optional<SpentOutput> utxo(Outpoint outpoint) {
        preloadUtxos(List.of(outpoint));
        return Optional.ofNullable(utxos.get(outpoint)).orElseThrow();
    }

    /** The unspent output in a slot of an address that has so many. */
    UtxoPage.Slot slot(String address, long slot) {
        long page = Pages.pageOf(slot);
        Map<Long, UtxoPage.Slot> slots = utxoPages.computeIfAbsent(Pages.id(address, page), id -> {
            Map<Long, UtxoPage.Slot> loaded = new HashMap<>();
            store.read(Collections.ADDRESS_UTXOS, id)
                    .map(document -> UtxoPage.decode(page, document))
                    .ifPresent(read -> read.slots().forEach(each -> loaded.put(each.slot(), each)));
            return loaded;
        });
        return Optional.ofNullable(slots.get(slot))
                .orElseThrow(() -> new BrokenInvariantException("slot " + slot + " of " + address + " is not stored"));
    }

    /** An entry of a history that has so many. */
    HistoryPage.Entry entry(String list, long index) {
        long page = Pages.pageOf(index);
        Map<Long, HistoryPage.Entry> entries = historyPages.computeIfAbsent(Pages.id(list, page), id -> {
            Map<Long, HistoryPage.Entry> loaded = new HashMap<>();
            store.read(Collections.ADDRESS_PAGES, id)
                    .map(document -> HistoryPage.decode(page, document))
                    .ifPresent(read -> read.entries().forEach(each -> loaded.put(each.index(), each)));
            return loaded;
        });
        return Optional.ofNullable(entries.get(index))
                .orElseThrow(() -> new BrokenInvariantException("entry " + index + " of " + list + " is not stored"));
    }

    /** A page of metrics; empty if it is not there. */
    Optional<MetricsPage> metrics(MetricsResolution resolution, long page) {
        return store.read(Collections.METRICS, Pages.id(resolution.text(), page))
                .map(document -> MetricsPage.decode(resolution, page, document));
    }
}

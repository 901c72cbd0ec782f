package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.node.mempool.MempoolEntry;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.FeesDocument;
import network.pyrin.readmodel.MempoolDocument;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.RichListDocument;
import network.pyrin.readmodel.RichListDocument.Entry;
import org.bson.Document;

/** What follows from other documents, or from the node, worked out anew and compared. */
final class DerivedDocuments {
    private DerivedDocuments() {}

    /** Balances, unspent outputs, and what was minted less fees, are the same number. */
    static void assertSumsAgree(MongoDatabase database) {
        long balances =
                addresses(database).stream().mapToLong(AddressDocument::balance).sum();
        long unspent = ReadModelContents.utxos(database).values().stream()
                .mapToLong(UtxoEntry::amount)
                .sum();
        assertThat(balances).isEqualTo(unspent).isPositive();
        assertThat(unspent).isEqualTo(new NetworkReader(database).totals().circulating());
    }

    /** The rich list is the one that a look at all addresses gives. */
    static void assertRichListIsThatOfTheAddresses(MongoDatabase database) {
        List<Entry> richest = addresses(database).stream()
                .filter(address -> address.balance() > 0)
                .map(address -> new Entry(address.address(), address.balance()))
                .sorted(Comparator.comparingLong(Entry::balance).reversed().thenComparing(Entry::address))
                .limit(RichListDocument.ENTRIES_MAX)
                .toList();
        assertThat(richList(database).entries()).isEqualTo(richest).isNotEmpty();
    }

    static RichListDocument richList(MongoDatabase database) {
        Document stored = database.getCollection(Collections.RICH_LIST).find().first();
        return stored == null ? RichListDocument.EMPTY : RichListDocument.decode(stored);
    }

    private static List<AddressDocument> addresses(MongoDatabase database) {
        List<AddressDocument> addresses = new ArrayList<>();
        database.getCollection(Collections.ADDRESSES)
                .find()
                .forEach(document -> addresses.add(AddressDocument.decode(document)));
        return addresses;
    }

    /** The copy of the mempool holds what the node's holds, with the same fees. */
    static void assertMempoolIsThatOfTheNode(MongoDatabase database, List<MempoolEntry> node) {
        Map<Hash, Long> expected = new TreeMap<>(Comparator.comparing(Hash::toHex));
        node.forEach(entry -> expected.put(entry.transaction().id(), entry.feeLeor()));
        Map<Hash, Long> copy = new TreeMap<>(Comparator.comparing(Hash::toHex));
        database.getCollection(Collections.MEMPOOL).find().forEach(document -> {
            MempoolDocument entry = MempoolDocument.decode(document);
            copy.put(entry.id(), entry.fee());
            assertThat(entry.expiresAt()).isGreaterThan(entry.transaction().blockTime());
        });
        assertThat(copy).isEqualTo(expected).isNotEmpty();
    }

    /** Of the prices, what is no matter of the moment at which they were worked out. */
    static void assertPricesFitTheMempool(MongoDatabase database, List<MempoolEntry> node) {
        FeesDocument prices = new NetworkReader(database).fees().orElseThrow();
        assertThat(prices.waitingGrams()).isEqualTo(waitingGrams(node)).isPositive();
        assertThat(prices.low().feeRate())
                .isBetween(prices.minimum(), prices.normal().feeRate());
        assertThat(prices.normal().feeRate())
                .isLessThanOrEqualTo(prices.priority().feeRate());
        assertThat(prices.fullness()).isBetween(0.0, 1.0);
    }

    static long waitingGrams(List<MempoolEntry> node) {
        return node.stream().mapToLong(MempoolEntry::computeMassGrams).sum();
    }

    /** Of the figures, what the clock decides is as far from the clock as it must be. */
    static void assertEstimatesCountFromTheClock(MongoDatabase database, NetworkParams params, long since, long until) {
        NetworkDocument figures = new NetworkReader(database).state().orElseThrow();
        assertThat(figures.updatedAt()).isBetween(since, until);
        NetworkDocument.Supply supply = figures.supply();
        long left = supply.nextReductionDaaScore() - figures.dag().daaScore();
        assertThat(supply.nextReductionTimestamp())
                .isEqualTo(figures.updatedAt() + left * params.targetTimePerBlockMillis());
    }
}

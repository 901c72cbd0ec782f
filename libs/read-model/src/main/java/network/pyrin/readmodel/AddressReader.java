package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import network.pyrin.chain.Outpoint;
import org.bson.Document;

/** Reads addresses, their histories and unspent outputs, and the logs of all transactions. Thread-safe. */
public final class AddressReader {
    /** Most entries one call returns. */
    public static final int ENTRIES_MAX = 10_000;

    private final PointReads addresses;
    private final PointReads pages;
    private final PointReads utxos;
    private final PointReads utxoPages;
    private final PointReads richList;
    private final PointReads labels;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public AddressReader(MongoDatabase database) {
        this.addresses = new PointReads(database.getCollection(Collections.ADDRESSES));
        this.pages = new PointReads(database.getCollection(Collections.ADDRESS_PAGES));
        this.utxos = new PointReads(database.getCollection(Collections.UTXOS));
        this.utxoPages = new PointReads(database.getCollection(Collections.ADDRESS_UTXOS));
        this.richList = new PointReads(database.getCollection(Collections.RICH_LIST));
        this.labels = new PointReads(database.getCollection(Collections.LABELS));
    }

    /**
     * An address's figures.
     *
     * @param address with prefix
     * @return empty if no accepted transaction touches it
     */
    public Optional<AddressDocument> address(String address) {
        return addresses.one(address).map(AddressDocument::decode);
    }

    /**
     * Figures of several addresses in one round trip.
     *
     * @param names with prefix
     * @return in the order of the names, unseen ones left out
     */
    public List<AddressDocument> addresses(Collection<String> names) {
        return addresses.many(names).stream().map(AddressDocument::decode).toList();
    }

    /**
     * Part of the history of an address, or of a log, newest first.
     *
     * @param list address, or {@link Pages#ALL_TRANSACTIONS} or {@link Pages#PAYMENTS}
     * @param before entries with a lower index are wanted; the address's {@code txCount} for the newest
     * @param limit most entries, at most {@link #ENTRIES_MAX}
     * @return descending in index; fewer than {@code limit} only at the beginning of the history
     */
    public List<HistoryPage.Entry> history(String list, long before, int limit) {
        long to = before - 1;
        long from = Math.max(0, before - Math.min(limit, ENTRIES_MAX));
        if (to < from) {
            return List.of();
        }
        List<HistoryPage.Entry> entries = new ArrayList<>();
        for (Document page : documents(pages, list, Pages.pageOf(from), Pages.pageOf(to))) {
            HistoryPage.decode(pageNumber(page), page).entries().stream()
                    .filter(entry -> entry.index() >= from && entry.index() <= to)
                    .forEach(entries::add);
        }
        return List.copyOf(entries.reversed());
    }

    /**
     * Unspent outputs of an address, by slot.
     *
     * @param address with prefix
     * @param from first slot
     * @param limit most outputs, at most {@link #ENTRIES_MAX}
     * @return ascending in slot; fewer than {@code limit} only at the end
     */
    public List<UtxoPage.Slot> unspent(String address, long from, int limit) {
        long to = from + Math.min(limit, ENTRIES_MAX) - 1;
        long last = address(address).map(AddressDocument::utxoCount).orElse(0L) - 1;
        if (Math.min(to, last) < from) {
            return List.of();
        }
        List<UtxoPage.Slot> slots = new ArrayList<>();
        for (Document page : documents(utxoPages, address, Pages.pageOf(from), Pages.pageOf(Math.min(to, last)))) {
            UtxoPage.decode(pageNumber(page), page).slots().stream()
                    .filter(slot -> slot.slot() >= from && slot.slot() <= to)
                    .forEach(slots::add);
        }
        return List.copyOf(slots);
    }

    /**
     * Pages of unspent outputs, of any addresses, in one round trip for each 500.
     *
     * @param ids see {@link Pages#id}
     * @return in the order of the ids, those that do not exist left out
     */
    public List<UtxoPage> utxoPages(Collection<String> ids) {
        return utxoPages.many(ids).stream()
                .map(page -> UtxoPage.decode(pageNumber(page), page))
                .toList();
    }

    private static List<Document> documents(PointReads reads, String list, long firstPage, long lastPage) {
        return reads.many(LongStream.rangeClosed(firstPage, lastPage)
                .mapToObj(page -> Pages.id(list, page))
                .toList());
    }

    private static long pageNumber(Document page) {
        String id = Fields.string(page, "_id");
        return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
    }

    /**
     * An unspent output.
     *
     * @param outpoint where it was made
     * @return empty if it is spent or was never accepted
     */
    public Optional<UtxoDocument> utxo(Outpoint outpoint) {
        return utxos.one(UtxoDocument.id(outpoint)).map(UtxoDocument::decode);
    }

    /**
     * Several unspent outputs in one round trip.
     *
     * @param outpoints where they were made
     * @return in the order asked for, spent and unknown ones left out
     */
    public List<UtxoDocument> utxos(Collection<Outpoint> outpoints) {
        return utxos.many(outpoints.stream().map(UtxoDocument::id).toList()).stream()
                .map(UtxoDocument::decode)
                .toList();
    }

    /**
     * The richest addresses.
     *
     * @return empty list before the first was made
     */
    public RichListDocument richList() {
        return richList.one(RichListDocument.ID).map(RichListDocument::decode).orElse(RichListDocument.EMPTY);
    }

    /**
     * The name of a well-known address.
     *
     * @param address with prefix
     * @return empty if it has none
     */
    public Optional<LabelDocument> label(String address) {
        return labels.one(address).map(LabelDocument::decode);
    }

    /**
     * The names of several addresses in one round trip for each 500.
     *
     * @param names addresses with prefix
     * @return in the order of the addresses, those without a name left out
     */
    public List<LabelDocument> labels(Collection<String> names) {
        return labels.many(names).stream().map(LabelDocument::decode).toList();
    }
}

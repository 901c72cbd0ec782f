package network.pyrin.views;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.DecimalString;
import network.pyrin.events.Position;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.LabelDocument;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.readmodel.RichListDocument;
import network.pyrin.readmodel.UtxoPage;

/** Addresses: figures, history, unspent outputs, and who holds most. Thread-safe; addresses are given well formed. */
public final class AddressViews {
    /** Most entries or outputs in one list. */
    public static final int LIMIT_MAX = 500;

    private final NetworkViews network;
    private final AddressReader addresses;
    private final long coinbaseMaturity;

    /**
     * Makes the views.
     *
     * @param database the read model
     * @param network for position and supply
     * @param params for the maturity of coinbases
     */
    public AddressViews(MongoDatabase database, NetworkViews network, NetworkParams params) {
        this.network = network;
        this.addresses = new AddressReader(database);
        this.coinbaseMaturity = params.coinbaseMaturity();
    }

    /**
     * An address at a position.
     *
     * @param at true for this position
     * @param address its figures
     */
    public record Single(Position at, Figures address) {}

    /**
     * The figures of an address; zeros and nothing for one that was never seen.
     *
     * @param address with prefix
     * @param balance leor
     * @param received all it ever received, change included, leor
     * @param sent all it ever spent, leor
     * @param txCount accepted transactions that touch it
     * @param utxoCount unspent outputs
     * @param firstSeen time of its first accepted transaction, milliseconds since the epoch
     * @param lastSeen time of its last one
     * @param name what people call it
     */
    public record Figures(
            String address,
            @DecimalString long balance,
            @DecimalString long received,
            @DecimalString long sent,
            long txCount,
            long utxoCount,
            Optional<Long> firstSeen,
            Optional<Long> lastSeen,
            Optional<String> name) {}

    /**
     * A part of an address's history.
     *
     * @param at true for this position
     * @param total length of the whole history
     * @param entries newest first
     * @param next where the next page begins; empty at the end
     */
    public record History(Position at, long total, List<AddressChanged.Entry> entries, Optional<Long> next) {
        /** Copies the list. */
        public History {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A part of an address's unspent outputs.
     *
     * @param at true for this position
     * @param total how many there are
     * @param utxos in no meaningful order
     * @param next where the next page begins; empty at the end
     */
    public record Utxos(Position at, long total, List<Utxo> utxos, Optional<Long> next) {
        /** Copies the list. */
        public Utxos {
            utxos = List.copyOf(utxos);
        }
    }

    /**
     * An unspent output.
     *
     * @param txId transaction that made it
     * @param index its index there
     * @param amount leor
     * @param blockDaaScore DAA score of the accepting block
     * @param coinbase whether a coinbase made it
     * @param mature whether it may be spent by now
     */
    public record Utxo(
            Hash txId, long index, @DecimalString long amount, long blockDaaScore, boolean coinbase, boolean mature) {}

    /**
     * Who holds most.
     *
     * @param at true for this position or an older one: the list is made now and then
     * @param updatedAt time of the chain block it is true for, milliseconds since the epoch
     * @param entries descending in balance
     */
    public record RichList(Position at, long updatedAt, List<Rank> entries) {
        /** Copies the list. */
        public RichList {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A place in the list.
     *
     * @param rank from 1
     * @param address with prefix
     * @param balance leor
     * @param share of the circulating supply, 0 to 1
     * @param name what people call it
     */
    public record Rank(
            int rank, String address, @DecimalString long balance, double share, Optional<String> name) {}

    /**
     * The figures of an address.
     *
     * @param address well formed, with prefix
     * @return zeros if it was never seen
     */
    public Single address(String address) {
        Position at = network.position();
        Optional<AddressDocument> found = addresses.address(address);
        AddressDocument document = found.orElseGet(() -> AddressDocument.empty(address));
        return new Single(
                at,
                new Figures(
                        address,
                        document.balance(),
                        document.received(),
                        document.sent(),
                        document.txCount(),
                        document.utxoCount(),
                        found.map(AddressDocument::firstSeen),
                        found.map(AddressDocument::lastSeen),
                        name(address)));
    }

    private Optional<String> name(String address) {
        return addresses.label(address).map(LabelDocument::name);
    }

    /**
     * A part of the history, newest first.
     *
     * @param address well formed, with prefix
     * @param before entries with a lower index; empty for the newest
     * @param limit most entries
     * @return the part
     */
    public History history(String address, Optional<Long> before, int limit) {
        Position at = network.position();
        long total = addresses.address(address).map(AddressDocument::txCount).orElse(0L);
        List<AddressChanged.Entry> entries =
                addresses.history(address, Math.min(before.orElse(total), total), Math.min(limit, LIMIT_MAX)).stream()
                        .map(entry -> new AddressChanged.Entry(
                                entry.index(), entry.txId(), entry.timestamp(), entry.net(), entry.coinbase()))
                        .toList();
        Optional<Long> next = entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().index()).filter(index -> index > 0);
        return new History(at, total, entries, next);
    }

    /**
     * A part of the unspent outputs.
     *
     * @param address well formed, with prefix
     * @param after where the last part ended; empty to begin
     * @param limit most outputs
     * @return the part
     */
    public Utxos utxos(String address, Optional<Long> after, int limit) {
        Position at = network.position();
        long total = addresses.address(address).map(AddressDocument::utxoCount).orElse(0L);
        long daaScore = network.state().dag().daaScore();
        List<UtxoPage.Slot> slots = addresses.unspent(address, after.orElse(0L), Math.min(limit, LIMIT_MAX));
        Optional<Long> next = slots.isEmpty()
                ? Optional.empty()
                : Optional.of(slots.getLast().slot() + 1).filter(slot -> slot < total);
        return new Utxos(
                at, total, slots.stream().map(slot -> utxo(slot, daaScore)).toList(), next);
    }

    private Utxo utxo(UtxoPage.Slot slot, long daaScore) {
        return new Utxo(
                slot.outpoint().transactionId(),
                Integer.toUnsignedLong(slot.outpoint().index()),
                slot.amount(),
                slot.blockDaaScore(),
                slot.coinbase(),
                !slot.coinbase() || slot.blockDaaScore() + coinbaseMaturity <= daaScore);
    }

    /**
     * The richest addresses.
     *
     * @param limit most entries
     * @return empty before the first list was made
     */
    public RichList richList(int limit) {
        Position at = network.position();
        RichListDocument list = addresses.richList();
        NetworkDocument state = network.state();
        double circulating = Math.max(1, state.supply().circulating());
        List<RichListDocument.Entry> shown =
                list.entries().stream().limit(limit).toList();
        Map<String, String> names = names(shown);
        List<Rank> ranks = IntStream.range(0, shown.size())
                .mapToObj(i -> rank(i + 1, shown.get(i), circulating, names))
                .toList();
        return new RichList(at, list.updatedAt(), ranks);
    }

    private Map<String, String> names(List<RichListDocument.Entry> entries) {
        List<String> all = entries.stream().map(RichListDocument.Entry::address).toList();
        return addresses.labels(all).stream().collect(Collectors.toMap(LabelDocument::address, LabelDocument::name));
    }

    private static Rank rank(int rank, RichListDocument.Entry entry, double circulating, Map<String, String> names) {
        return new Rank(
                rank,
                entry.address(),
                entry.balance(),
                entry.balance() / circulating,
                Optional.ofNullable(names.get(entry.address())));
    }
}

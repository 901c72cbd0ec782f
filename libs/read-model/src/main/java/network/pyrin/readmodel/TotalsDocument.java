package network.pyrin.readmodel;

import org.bson.Document;

/**
 * Sums over everything the selected chain has accepted; kept by the same guarded updates as balances.
 *
 * @param transactions accepted transactions, coinbases included
 * @param coinbases accepted coinbases
 * @param minted sum of their outputs, leor
 * @param fees sum of known fees, leor
 * @param addresses addresses with an accepted transaction
 * @param utxos unspent outputs, those without an address included
 * @param chainBlocks chain blocks, genesis left out
 * @param lastSequence last change that touched it
 */
public record TotalsDocument(
        long transactions,
        long coinbases,
        long minted,
        long fees,
        long addresses,
        long utxos,
        long chainBlocks,
        long lastSequence) {
    /** The {@code _id} of the only document. */
    public static final String ID = "totals";

    /** Before anything is accepted. */
    public static final TotalsDocument ZERO = new TotalsDocument(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Coins in existence on a network that began without any.
     *
     * @return leor
     */
    public long circulating() {
        // A fee is collected by a coinbase: what it pays out again was not made anew.
        return Math.subtractExact(minted, fees);
    }

    /**
     * Adds deltas.
     *
     * @param other sums to add, negative for what was taken back
     * @return the sum, with this sequence
     */
    public TotalsDocument plus(TotalsDocument other) {
        return new TotalsDocument(
                transactions + other.transactions,
                coinbases + other.coinbases,
                Math.addExact(minted, other.minted),
                Math.addExact(fees, other.fees),
                addresses + other.addresses,
                utxos + other.utxos,
                chainBlocks + other.chainBlocks,
                lastSequence);
    }

    /**
     * The sums by field, without id and sequence.
     *
     * @return a fresh document
     */
    public Document encodeSums() {
        return new Document("transactions", transactions)
                .append("coinbases", coinbases)
                .append("minted", minted)
                .append("fees", fees)
                .append("addresses", addresses)
                .append("utxos", utxos)
                .append("chainBlocks", chainBlocks);
    }

    /**
     * Reads the sums.
     *
     * @param document with the fields of {@link #encodeSums}
     * @return the sums
     */
    public static TotalsDocument decode(Document document) {
        return new TotalsDocument(
                Fields.number(document, "transactions"),
                Fields.number(document, "coinbases"),
                Fields.number(document, "minted"),
                Fields.number(document, "fees"),
                Fields.number(document, "addresses"),
                Fields.number(document, "utxos"),
                Fields.number(document, "chainBlocks"),
                Fields.optionalNumber(document, Guard.LAST_SEQUENCE).orElse(0L));
    }
}

package network.pyrin.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.MalformedAddressException;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.crypto.Hash;
import network.pyrin.events.BlockSummary;
import network.pyrin.events.NetworkFigures;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionSummary;

/**
 * All views over one read model, and those that join several subjects. Thread-safe.
 *
 * @param chain which network
 * @param network status, figures, mempool
 * @param blocks blocks
 * @param transactions transactions
 * @param addresses addresses
 */
public record Views(
        NetworkId chain,
        NetworkViews network,
        BlockViews blocks,
        TransactionViews transactions,
        AddressViews addresses) {
    private static final int DASHBOARD_BLOCKS = 100;
    private static final int DASHBOARD_TRANSACTIONS = 30;
    private static final int QUERY_LENGTH_MAX = 120;
    private static final int SEARCH_BLOCKS_MAX = 20;

    /**
     * Makes all views.
     *
     * @param database the read model
     * @param chain which network it is of
     * @param version of this program
     * @param clock for ages and expiry
     * @return the views
     */
    public static Views over(MongoDatabase database, NetworkId chain, String version, InstantSource clock) {
        NetworkViews network = new NetworkViews(database, chain, version, clock);
        return new Views(
                chain,
                network,
                new BlockViews(database, network),
                new TransactionViews(database, network, clock),
                new AddressViews(database, network, NetworkParams.of(chain)));
    }

    /**
     * What the home page shows.
     *
     * @param at true for this position
     * @param status how far the read model is
     * @param metrics figures
     * @param blocks newest first
     * @param transactions newest acceptance first, coinbases left out
     */
    public record Dashboard(
            Position at,
            NetworkViews.Status status,
            NetworkFigures metrics,
            List<BlockSummary> blocks,
            List<TransactionSummary> transactions) {
        /** Copies the lists. */
        public Dashboard {
            blocks = List.copyOf(blocks);
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * What a search found.
     *
     * @param query as understood
     * @param matches best first; empty if nothing
     */
    public record Search(String query, List<Match> matches) {
        /** Copies the list. */
        public Search {
            matches = List.copyOf(matches);
        }
    }

    /** What a search can find. */
    public enum Kind {
        /** A block, by hash or blue score. */
        @JsonProperty("block")
        BLOCK,
        /** A transaction, by id. */
        @JsonProperty("transaction")
        TRANSACTION,
        /** An address, used or not. */
        @JsonProperty("address")
        ADDRESS
    }

    /**
     * One thing found.
     *
     * @param kind what it is
     * @param id hash, id or address
     * @param blueScore the score searched for, if that found it
     */
    public record Match(Kind kind, String id, Optional<Long> blueScore) {}

    /**
     * The home page.
     *
     * @return everything it shows
     */
    public Dashboard dashboard() {
        NetworkViews.Overview overview = network.overview();
        return new Dashboard(
                overview.at(),
                overview.status(),
                overview.figures(),
                blocks.newest(overview.newestBlueScore(), DASHBOARD_BLOCKS),
                transactions.newestPayments(DASHBOARD_TRANSACTIONS));
    }

    /**
     * Looks for a hash, an id, an address (with or without its prefix) or a blue score.
     *
     * @param query as typed
     * @return what exists
     */
    public Search search(String query) {
        String text = query.strip();
        if (text.isEmpty() || text.length() > QUERY_LENGTH_MAX) {
            return new Search(text.isEmpty() ? "" : text.substring(0, QUERY_LENGTH_MAX), List.of());
        }
        List<Match> matches = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches("[0-9a-f]{64}")) {
            Hash hash = Hash.ofHex(lower);
            if (blocks.exists(hash)) {
                matches.add(new Match(Kind.BLOCK, lower, Optional.empty()));
            }
            if (transactions.exists(hash)) {
                matches.add(new Match(Kind.TRANSACTION, lower, Optional.empty()));
            }
        } else if (lower.matches("[0-9]{1,18}")) {
            long score = Long.parseLong(lower);
            blocks.byBlueScore(score).stream()
                    .limit(SEARCH_BLOCKS_MAX)
                    .forEach(hash -> matches.add(new Match(Kind.BLOCK, hash.toHex(), Optional.of(score))));
        } else {
            address(lower).ifPresent(found -> matches.add(new Match(Kind.ADDRESS, found.toString(), Optional.empty())));
        }
        return new Search(text, matches);
    }

    /**
     * Reads an address of this network.
     *
     * @param text with or without prefix
     * @return empty if it is none, or one of another network
     */
    public Optional<Address> address(String text) {
        String whole = text.indexOf(':') >= 0 ? text : chain.addressPrefix().text() + ":" + text;
        try {
            return Optional.of(Address.parse(whole)).filter(found -> found.prefix() == chain.addressPrefix());
        } catch (MalformedAddressException e) {
            return Optional.empty();
        }
    }
}

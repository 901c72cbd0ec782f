package network.pyrin.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mongodb.client.MongoDatabase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.Header;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.crypto.Hash;
import network.pyrin.events.BlockSummary;
import network.pyrin.events.OptionalDecimalString;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionSummary;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockIndexDocument;
import network.pyrin.readmodel.BlockReader;
import network.pyrin.readmodel.TransactionReader;

/** Blocks: one, the newest, the window of the DAG strip. Thread-safe. */
public final class BlockViews {
    /** Most blocks in one list. */
    public static final int LIMIT_MAX = 500;

    /** Most transactions shown with a block; their number is in its summary. */
    public static final int TRANSACTIONS_MAX = 1_000;

    private final NetworkViews network;
    private final BlockReader blocks;
    private final TransactionReader transactions;

    /**
     * Makes the views.
     *
     * @param database the read model
     * @param network for position and newest score
     */
    public BlockViews(MongoDatabase database, NetworkViews network) {
        this.network = network;
        this.blocks = new BlockReader(database);
        this.transactions = new TransactionReader(database);
    }

    /**
     * A part of the DAG.
     *
     * @param at true for this position
     * @param sink the node's sink
     * @param blocks ascending in time
     */
    public record Dag(Position at, Hash sink, List<BlockSummary> blocks) {
        /** Copies the list. */
        public Dag {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A page of blocks.
     *
     * @param at true for this position
     * @param blocks descending in blue score
     * @param next where the next page begins; empty at the end
     */
    public record Page(Position at, List<BlockSummary> blocks, Optional<Long> next) {
        /** Copies the list. */
        public Page {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * One block with everything about it.
     *
     * @param at true for this position
     * @param block the block
     * @param transactions of its body, coinbase first
     */
    public record Single(Position at, Detail block, List<TransactionSummary> transactions) {
        /** Copies the list. */
        public Single {
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * Everything about a block.
     *
     * @param summary written into the same object
     * @param version header version
     * @param nonce unsigned decimal text
     * @param blueWork hex
     * @param hashMerkleRoot merkle root of the body
     * @param acceptedIdMerkleRoot merkle root of what it accepts
     * @param utxoCommitment commitment
     * @param pruningPoint its pruning point
     * @param blues what it merges as blue, selected parent first
     * @param reds what it merges as red
     * @param children blocks that name it as parent
     * @param mergedBy chain block that merges it
     * @param acceptedIds what it accepts, if it is a chain block
     * @param subsidy as its coinbase claims, leor
     * @param payload its coinbase's payload, hex
     * @param sinkBlueScore to count confirmations from
     */
    public record Detail(
            @JsonUnwrapped BlockSummary summary,
            int version,
            String nonce,
            String blueWork,
            Hash hashMerkleRoot,
            Hash acceptedIdMerkleRoot,
            Hash utxoCommitment,
            Hash pruningPoint,
            List<Hash> blues,
            List<Hash> reds,
            List<Hash> children,
            Optional<Hash> mergedBy,
            List<Hash> acceptedIds,
            @OptionalDecimalString Optional<Long> subsidy,
            String payload,
            long sinkBlueScore) {
        /** Copies the lists. */
        public Detail {
            blues = List.copyOf(blues);
            reds = List.copyOf(reds);
            children = List.copyOf(children);
            acceptedIds = List.copyOf(acceptedIds);
        }
    }

    /**
     * The newest part of the DAG.
     *
     * @param seconds how far back from the newest block's time
     * @param limit most blocks
     * @return blocks by time
     */
    public Dag dag(int seconds, int limit) {
        Position at = network.position();
        List<BlockDocument> newest = newest(Math.min(limit, LIMIT_MAX));
        long youngest = newest.stream()
                .mapToLong(block -> block.header().timestampMillis())
                .max()
                .orElse(0);
        List<BlockSummary> window = newest.stream()
                .filter(block -> block.header().timestampMillis() >= youngest - seconds * 1_000L)
                .map(Summaries::of)
                .sorted(Comparator.comparingLong(BlockSummary::timestamp).thenComparing(BlockSummary::hash))
                .toList();
        return new Dag(at, network.state().dag().sink(), window);
    }

    private List<BlockDocument> newest(int limit) {
        return blocks.newest(network.state().newestBlueScore(), limit);
    }

    /** The newest blocks for whoever knows their blue score, newest first. */
    List<BlockSummary> newest(long newestBlueScore, int limit) {
        return blocks.newest(newestBlueScore, limit).stream().map(Summaries::of).toList();
    }

    /**
     * A page of blocks, newest first.
     *
     * @param before blue scores below this; empty for the newest
     * @param limit about so many: all blocks of a blue score stay on one page
     * @return the page
     */
    public Page page(Optional<Long> before, int limit) {
        Position at = network.position();
        int most = Math.min(limit, LIMIT_MAX);
        List<BlockSummary> found =
                before.map(score -> blocks.newestBelow(score, most)).orElseGet(() -> newest(most)).stream()
                        .map(Summaries::of)
                        .toList();
        Optional<Long> next = found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.getLast().blueScore()).filter(score -> score > 0);
        return new Page(at, found, next);
    }

    /**
     * One block.
     *
     * @param hash its hash
     * @return empty if the read model does not have it
     */
    public Optional<Single> block(Hash hash) {
        Position at = network.position();
        return blocks.block(hash)
                .map(block -> new Single(
                        at,
                        detail(block),
                        transactions
                                .transactions(block.transactionIds().stream()
                                        .limit(TRANSACTIONS_MAX)
                                        .toList())
                                .stream()
                                .map(Summaries::of)
                                .toList()));
    }

    private Detail detail(BlockDocument block) {
        Header header = block.header();
        return new Detail(
                Summaries.of(block),
                header.version(),
                Long.toUnsignedString(header.nonce()),
                header.blueWork().toHex(),
                header.hashMerkleRoot(),
                header.acceptedIdMerkleRoot(),
                header.utxoCommitment(),
                header.pruningPoint(),
                block.mergesetBlues(),
                block.mergesetReds(),
                block.children(),
                block.standing().mergedBy(),
                block.standing().acceptedIds(),
                subsidy(block),
                block.coinbasePayload().toHex(),
                network.status().readBlueScore());
    }

    private static Optional<Long> subsidy(BlockDocument block) {
        try {
            return Optional.of(CoinbasePayload.decode(block.coinbasePayload()).subsidy());
        } catch (MalformedBytesException e) {
            // Genesis blocks of some networks carry free text instead.
            return Optional.empty();
        }
    }

    /**
     * The hashes with a blue score.
     *
     * @param blueScore the score
     * @return empty if there is none
     */
    public List<Hash> byBlueScore(long blueScore) {
        return blocks.byBlueScore(blueScore).map(BlockIndexDocument::hashes).orElse(List.of()).stream()
                .sorted()
                .toList();
    }

    /**
     * Whether the read model has a block.
     *
     * @param hash its hash
     * @return true if it has
     */
    public boolean exists(Hash hash) {
        return blocks.block(hash).isPresent();
    }
}

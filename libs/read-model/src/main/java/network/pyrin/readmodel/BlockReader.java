package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import network.pyrin.crypto.Hash;

/** Reads blocks. Thread-safe. */
public final class BlockReader {
    /** Most blue scores one call looks at. */
    public static final int SCORES_MAX = 500;

    /** How far the newest block may be above the newest blue score that the figures tell: ten seconds of the fastest network. */
    public static final int AHEAD_MAX = 100;

    private final PointReads blocks;
    private final PointReads index;

    /**
     * Makes a reader.
     *
     * @param database the read model
     */
    public BlockReader(MongoDatabase database) {
        this.blocks = new PointReads(database.getCollection(Collections.BLOCKS));
        this.index = new PointReads(database.getCollection(Collections.BLOCK_INDEX));
    }

    /**
     * A block.
     *
     * @param hash its hash
     * @return empty if the read model does not have it
     */
    public Optional<BlockDocument> block(Hash hash) {
        return blocks.one(hash.toHex()).map(BlockCodec::decode);
    }

    /**
     * Several blocks in one round trip.
     *
     * @param hashes their hashes
     * @return in the order of the hashes, unknown ones left out
     */
    public List<BlockDocument> blocks(Collection<Hash> hashes) {
        return blocks.many(hashes.stream().map(Hash::toHex).toList()).stream()
                .map(BlockCodec::decode)
                .toList();
    }

    /**
     * The blocks with one blue score.
     *
     * @param blueScore blue score
     * @return empty if there is none
     */
    public Optional<BlockIndexDocument> byBlueScore(long blueScore) {
        return index.one(blueScore).map(BlockIndexDocument::decode);
    }

    /**
     * The blocks of a range of blue scores.
     *
     * @param from first blue score
     * @param to last blue score, included; at most {@link #SCORES_MAX} scores are looked at from {@code from} on
     * @return ascending in blue score
     */
    public List<BlockIndexDocument> byBlueScores(long from, long to) {
        return index(from, Math.min(to, from + SCORES_MAX - 1));
    }

    private List<BlockIndexDocument> index(long from, long to) {
        return index.many(LongStream.rangeClosed(from, to).boxed().toList()).stream()
                .map(BlockIndexDocument::decode)
                .toList();
    }

    /**
     * The newest blocks. The figures that tell the newest blue score are written twice a second, blocks at once: so scores
     * above it are looked at too, or a reader who goes on by events from here would never see those blocks.
     *
     * @param known {@link NetworkDocument#newestBlueScore}; blocks up to {@link #AHEAD_MAX} scores above it are found
     * @param limit stop once so many are found; a few more come where several share the last blue score
     * @return descending in blue score
     */
    public List<BlockDocument> newest(long known, int limit) {
        return newest(known - span(limit) + 1, known + AHEAD_MAX, limit);
    }

    /**
     * The newest blocks below a blue score, whole blue scores at a time.
     *
     * @param below blue scores below this are looked at
     * @param limit stop once so many are found; a few more come where several share the last blue score
     * @return descending in blue score; the next page begins below the last one's
     */
    public List<BlockDocument> newestBelow(long below, int limit) {
        return newest(below - span(limit), below - 1, limit);
    }

    /** As many scores as blocks are wanted: most scores have a block on any network. */
    private static int span(int limit) {
        return Math.min(limit, SCORES_MAX);
    }

    /** From these scores, all in one round trip, and from those below them for as long as there are too few. */
    private List<BlockDocument> newest(long first, long last, int limit) {
        List<Hash> hashes = new ArrayList<>();
        long from = Math.max(0, first);
        long to = last;
        int looked = 0;
        while (to >= 0 && hashes.size() < limit && looked < SCORES_MAX) {
            for (BlockIndexDocument entry : index(from, to).reversed()) {
                if (hashes.size() < limit) {
                    hashes.addAll(entry.hashes().stream().sorted().toList());
                }
            }
            looked += (int) (to - from + 1);
            to = from - 1;
            from = Math.max(0, to - span(limit) + 1);
        }
        return blocks(hashes);
    }
}

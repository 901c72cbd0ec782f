package network.pyrin.readmodel;

import static network.pyrin.readmodel.Fields.hexes;

import java.util.ArrayList;
import java.util.List;
import network.pyrin.chain.Header;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;
import network.pyrin.readmodel.BlockDocument.Standing;
import org.bson.Document;

/** {@link BlockDocument} to BSON and back. */
public final class BlockCodec {
    /** Field: direct children. */
    public static final String CHILDREN = "children";

    /** Field: whether the block is on the selected chain. */
    public static final String CHAIN = "chain";

    /** Field: the block's colour. */
    public static final String COLOR = "color";

    /** Field: the chain block that merges it. */
    public static final String MERGED_BY = "mergedBy";

    /** Field: ids it accepts. */
    public static final String ACCEPTED_IDS = "acceptedIds";

    private BlockCodec() {}

    /**
     * Writes a block.
     *
     * @param block the block
     * @return a fresh document
     */
    public static Document encode(BlockDocument block) {
        Document document = encodeHeader(block.header());
        document.append("difficulty", block.difficulty());
        block.selectedParent().ifPresent(parent -> document.append("selectedParent", parent.toHex()));
        document.append("mergesetBlues", hexes(block.mergesetBlues()))
                .append("mergesetReds", hexes(block.mergesetReds()))
                .append("transactionIds", hexes(block.transactionIds()));
        block.minerAddress().ifPresent(address -> document.append("minerAddress", address));
        document.append("coinbasePayload", block.coinbasePayload().toHex()).append(CHILDREN, hexes(block.children()));
        document.putAll(encodeStanding(block.standing()));
        block.standing().mergedBy().ifPresent(merging -> document.append(MERGED_BY, merging.toHex()));
        return document;
    }

    private static Document encodeHeader(Header header) {
        return new Document("_id", header.hash().toHex())
                .append("version", header.version())
                .append("parents", encodeParents(header.parentsByLevel()))
                .append("hashMerkleRoot", header.hashMerkleRoot().toHex())
                .append("acceptedIdMerkleRoot", header.acceptedIdMerkleRoot().toHex())
                .append("utxoCommitment", header.utxoCommitment().toHex())
                .append("timestamp", header.timestampMillis())
                .append("bits", header.bits())
                .append("nonce", header.nonce())
                .append("daaScore", header.daaScore())
                .append("blueWork", header.blueWork().toHex())
                .append("blueScore", header.blueScore())
                .append("pruningPoint", header.pruningPoint().toHex());
    }

    /**
     * The changeable part of a block without {@link #MERGED_BY}, which is absent rather than null while pending.
     *
     * @param standing the standing
     * @return fields to set
     */
    public static Document encodeStanding(Standing standing) {
        return new Document(CHAIN, standing.chain())
                .append(COLOR, standing.color().text())
                .append(ACCEPTED_IDS, hexes(standing.acceptedIds()))
                .append(Guard.LAST_SEQUENCE, standing.lastSequence());
    }

    /**
     * Reads a block.
     *
     * @param document as stored
     * @return the block
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static BlockDocument decode(Document document) {
        return new BlockDocument(
                decodeHeader(document),
                Fields.real(document, "difficulty"),
                Fields.optionalHash(document, "selectedParent"),
                Fields.hashes(document, "mergesetBlues"),
                Fields.hashes(document, "mergesetReds"),
                Fields.hashes(document, "transactionIds"),
                Fields.optionalString(document, "minerAddress"),
                Fields.bytes(document, "coinbasePayload"),
                Fields.hashes(document, CHILDREN),
                new Standing(
                        Fields.flag(document, CHAIN),
                        BlockColor.ofText(Fields.string(document, COLOR)),
                        Fields.optionalHash(document, MERGED_BY),
                        Fields.hashes(document, ACCEPTED_IDS),
                        Fields.number(document, Guard.LAST_SEQUENCE)));
    }

    private static Header decodeHeader(Document document) {
        // The stored hash is kept: genesis blocks have a declared one, and hashing again would cost for nothing.
        return new Header(
                Fields.integer(document, "version"),
                parents(document),
                Fields.hash(document, "hashMerkleRoot"),
                Fields.hash(document, "acceptedIdMerkleRoot"),
                Fields.hash(document, "utxoCommitment"),
                Fields.number(document, "timestamp"),
                Fields.integer(document, "bits"),
                Fields.number(document, "nonce"),
                Fields.number(document, "daaScore"),
                Uint192.ofHex(Fields.string(document, "blueWork")),
                Fields.number(document, "blueScore"),
                Fields.hash(document, "pruningPoint"),
                Fields.hash(document, "_id"));
    }

    /** Neighbouring levels mostly have the same parents: of up to 250 levels, some ten runs remain. */
    private static List<Document> encodeParents(List<List<Hash>> levels) {
        List<Document> runs = new ArrayList<>();
        for (int from = 0; from < levels.size(); ) {
            int to = from + 1;
            while (to < levels.size() && levels.get(to).equals(levels.get(from))) {
                to++;
            }
            runs.add(new Document("levels", to - from).append("hashes", hexes(levels.get(from))));
            from = to;
        }
        return runs;
    }

    private static List<List<Hash>> parents(Document document) {
        List<List<Hash>> levels = new ArrayList<>();
        for (Document run : Fields.list(document, "parents", Document.class, each -> each)) {
            levels.addAll(java.util.Collections.nCopies(Fields.integer(run, "levels"), Fields.hashes(run, "hashes")));
        }
        return levels;
    }
}

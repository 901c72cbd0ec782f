package network.pyrin.readmodel;

import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/**
 * The blocks with one blue score.
 *
 * @param blueScore the {@code _id}
 * @param hashes all of them, in no particular order
 * @param chainBlock the one on the selected chain; empty if none is
 */
public record BlockIndexDocument(long blueScore, List<Hash> hashes, Optional<Hash> chainBlock) {
    /** Field: the blocks. */
    public static final String HASHES = "hashes";

    /** Field: the chain block. */
    public static final String CHAIN_BLOCK = "chainBlock";

    /** Copies the list. */
    public BlockIndexDocument {
        hashes = List.copyOf(hashes);
    }

    /**
     * Reads an index entry.
     *
     * @param document as stored
     * @return the entry
     * @throws ReadModelFormatException if a field is missing or of another type
     */
    public static BlockIndexDocument decode(Document document) {
        return new BlockIndexDocument(
                Fields.number(document, "_id"),
                Fields.hashes(document, HASHES),
                Fields.optionalHash(document, CHAIN_BLOCK));
    }
}

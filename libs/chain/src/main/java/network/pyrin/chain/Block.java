package network.pyrin.chain;

import java.util.List;
import network.pyrin.crypto.Hash;

/**
 * A block: header and body. A block without transactions is a header-only message, not a valid body.
 *
 * @param header the header
 * @param transactions the body, coinbase first
 */
public record Block(Header header, List<Transaction> transactions) {
    /** Copies the list. */
    public Block {
        transactions = List.copyOf(transactions);
    }

    /**
     * The block's identity.
     *
     * @return the header hash
     */
    public Hash hash() {
        return header.hash();
    }
}

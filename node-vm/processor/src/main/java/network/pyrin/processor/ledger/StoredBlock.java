package network.pyrin.processor.ledger;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.TransactionDocument;

/**
 * A block as it is stored when the node reports it.
 *
 * @param block the block, standing new
 * @param transactions its body, coinbase first; {@code blocks} names just this block
 */
public record StoredBlock(BlockDocument block, List<TransactionDocument> transactions) {
    /** Copies the list. */
    public StoredBlock {
        transactions = List.copyOf(transactions);
    }

    /**
     * The block's identity.
     *
     * @return its hash
     */
    public Hash hash() {
        return block.hash();
    }
}

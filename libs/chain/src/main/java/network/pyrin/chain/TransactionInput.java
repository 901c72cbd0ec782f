package network.pyrin.chain;

import network.pyrin.crypto.Bytes;

/**
 * Spends one output.
 *
 * @param previousOutpoint the output spent
 * @param signatureScript unlocking script
 * @param sequence unsigned 64-bit; relative lock, see protocol 5.10
 * @param sigOpCount committed number of signature operations, 0 to 255
 */
public record TransactionInput(Outpoint previousOutpoint, Bytes signatureScript, long sequence, int sigOpCount) {
    /** Rejects a signature-operation count outside a byte. */
    public TransactionInput {
        if (sigOpCount < 0 || sigOpCount > 0xff) {
            throw new IllegalArgumentException("signature operation count out of range: " + sigOpCount);
        }
    }
}

package network.pyrin.crypto;

import java.nio.charset.StandardCharsets;

/**
 * The domain-separated hash functions of the chain: BLAKE3 keyed with the domain's ASCII name, zero-padded to 32 bytes.
 *
 * <p>Source: protocol 2.2 (crypto/hashes/src/hashers.rs). MuHash and the ECDSA sighash use other functions.
 */
public enum KeyedHash {
    /** Transaction hashes: the leaves of the merkle root. */
    TRANSACTION_HASH("TransactionHash"),
    /** Transaction ids. */
    TRANSACTION_ID("TransactionID"),
    /** Schnorr signature hashes and their parts. */
    TRANSACTION_SIGNING_HASH("TransactionSigningHash"),
    /** Header hashes. */
    BLOCK_HASH("BlockHash"),
    /** Merkle tree nodes. */
    MERKLE_BRANCH_HASH("MerkleBranchHash"),
    /** Messages signed by wallets. */
    PERSONAL_MESSAGE_SIGNING_HASH("PersonalMessageSigningHash");

    private final int[] key;

    KeyedHash(String name) {
        byte[] padded = new byte[Hash.BYTES];
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, padded, 0, ascii.length);
        this.key = Blake3.keyWords(padded);
    }

    /**
     * Starts a hash of this domain.
     *
     * @return a writer that hashes what is written to it
     */
    public HashWriter writer() {
        return new HashWriter(Blake3.keyed(key));
    }

    /**
     * Hashes a byte string in this domain.
     *
     * @param bytes any length
     * @return the digest
     */
    public Hash hash(byte[] bytes) {
        return writer().bytes(bytes).finish();
    }
}

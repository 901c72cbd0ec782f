package network.pyrin.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256, which the chain uses for the ECDSA signature hash and one opcode. */
public final class Sha256 {
    private static final byte[] ECDSA_DOMAIN = hash("TransactionSigningHashECDSA".getBytes(StandardCharsets.US_ASCII))
            .toBytes();

    private Sha256() {}

    /**
     * Hashes a byte string.
     *
     * @param bytes any length
     * @return the digest
     */
    public static Hash hash(byte[] bytes) {
        return hash(new byte[0], bytes);
    }

    /**
     * The ECDSA signature hash of data: SHA-256(SHA-256("TransactionSigningHashECDSA") ‖ data). Source: protocol 3.2.
     *
     * @param data for transactions, the 32 bytes of the Schnorr signature hash
     * @return the digest
     */
    public static Hash ecdsaSigningHash(byte[] data) {
        return hash(ECDSA_DOMAIN, data);
    }

    private static Hash hash(byte[] prefix, byte[] bytes) {
        SHA256Digest digest = new SHA256Digest();
        digest.update(prefix, 0, prefix.length);
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[Hash.BYTES];
        digest.doFinal(out, 0);
        return Hash.of(out);
    }
}

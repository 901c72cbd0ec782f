package network.pyrin.crypto;

/** Verifies secp256k1 signatures. Implementations are thread-safe and never throw on malformed input. */
public interface SignatureVerifier {
    /**
     * Verifies a BIP-340 Schnorr signature.
     *
     * @param message 32 bytes
     * @param signature 64 bytes
     * @param publicKey x-only key, 32 bytes
     * @return whether the signature is valid; false also for malformed keys or lengths
     */
    boolean verifySchnorr(byte[] message, byte[] signature, byte[] publicKey);

    /**
     * Verifies a compact ECDSA signature; high-S is invalid.
     *
     * @param message 32 bytes
     * @param signature r and s, 64 bytes
     * @param publicKey compressed key, 33 bytes
     * @return whether the signature is valid; false also for malformed keys or lengths
     */
    boolean verifyEcdsa(byte[] message, byte[] signature, byte[] publicKey);

    /**
     * Whether 32 bytes are an x-only public key on the curve.
     *
     * @param publicKey 32 bytes
     * @return true if a point with that x exists
     */
    boolean isSchnorrPublicKey(byte[] publicKey);

    /**
     * Whether 33 bytes are a compressed public key on the curve.
     *
     * @param publicKey 33 bytes
     * @return true if it parses to a point
     */
    boolean isEcdsaPublicKey(byte[] publicKey);
}

package network.pyrin.crypto;

/** Makes secp256k1 keys and signatures. Implementations are thread-safe. */
public interface Signer {
    /**
     * The x-only public key of a secret key.
     *
     * @param secretKey 32 bytes, 1 to n-1
     * @return 32 bytes
     * @throws IllegalArgumentException if the key is out of range
     */
    byte[] schnorrPublicKey(byte[] secretKey);

    /**
     * The compressed public key of a secret key.
     *
     * @param secretKey 32 bytes, 1 to n-1
     * @return 33 bytes
     * @throws IllegalArgumentException if the key is out of range
     */
    byte[] ecdsaPublicKey(byte[] secretKey);

    /**
     * Signs by BIP-340.
     *
     * @param message 32 bytes
     * @param secretKey 32 bytes
     * @param auxiliaryRandom 32 bytes of fresh randomness
     * @return 64 bytes
     */
    byte[] signSchnorr(byte[] message, byte[] secretKey, byte[] auxiliaryRandom);

    /**
     * Signs by ECDSA with a deterministic nonce (RFC 6979), low-S.
     *
     * @param message 32 bytes
     * @param secretKey 32 bytes
     * @return r and s, 64 bytes
     */
    byte[] signEcdsa(byte[] message, byte[] secretKey);
}

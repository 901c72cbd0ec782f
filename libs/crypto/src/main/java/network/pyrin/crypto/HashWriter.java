package network.pyrin.crypto;

/** Writes canonical little-endian fields into a hash. Used once, by one thread. */
public final class HashWriter {
    private final Blake3 blake3;

    HashWriter(Blake3 blake3) {
        this.blake3 = blake3;
    }

    /**
     * Writes one byte.
     *
     * @param value low 8 bits
     * @return this
     */
    public HashWriter u8(int value) {
        blake3.update(value & 0xff, 1);
        return this;
    }

    /**
     * Writes 16 bits.
     *
     * @param value low 16 bits
     * @return this
     */
    public HashWriter u16(int value) {
        blake3.update(value & 0xffff, 2);
        return this;
    }

    /**
     * Writes 32 bits.
     *
     * @param value the word
     * @return this
     */
    public HashWriter u32(int value) {
        blake3.update(value & 0xffffffffL, 4);
        return this;
    }

    /**
     * Writes 64 bits.
     *
     * @param value the word
     * @return this
     */
    public HashWriter u64(long value) {
        blake3.update(value, 8);
        return this;
    }

    /**
     * Writes the 32 bytes of a hash.
     *
     * @param hash any hash
     * @return this
     */
    public HashWriter hash(Hash hash) {
        return u64(Long.reverseBytes(hash.w0()))
                .u64(Long.reverseBytes(hash.w1()))
                .u64(Long.reverseBytes(hash.w2()))
                .u64(Long.reverseBytes(hash.w3()));
    }

    /**
     * Writes bytes without a length.
     *
     * @param bytes any length
     * @return this
     */
    public HashWriter bytes(byte[] bytes) {
        blake3.update(bytes, 0, bytes.length);
        return this;
    }

    /**
     * Writes a 64-bit length and the bytes.
     *
     * @param bytes any length
     * @return this
     */
    public HashWriter varBytes(Bytes bytes) {
        u64(bytes.length());
        return bytes(bytes.unsafeArray());
    }

    /**
     * Ends the hash.
     *
     * @return the digest
     */
    public Hash finish() {
        return blake3.finish();
    }
}

package network.pyrin.crypto;

import org.apache.commons.codec.digest.Blake3;

/** Writes canonical little-endian fields into a hash. Used once, by one thread. */
public final class HashWriter {
    private final Blake3 blake3;
    private final byte[] scratch = new byte[Hash.BYTES];

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
        scratch[0] = (byte) value;
        blake3.update(scratch, 0, 1);
        return this;
    }

    /**
     * Writes 16 bits.
     *
     * @param value low 16 bits
     * @return this
     */
    public HashWriter u16(int value) {
        scratch[0] = (byte) value;
        scratch[1] = (byte) (value >>> 8);
        blake3.update(scratch, 0, 2);
        return this;
    }

    /**
     * Writes 32 bits.
     *
     * @param value the word
     * @return this
     */
    public HashWriter u32(int value) {
        Words.putIntLittleEndian(scratch, 0, value);
        blake3.update(scratch, 0, 4);
        return this;
    }

    /**
     * Writes 64 bits.
     *
     * @param value the word
     * @return this
     */
    public HashWriter u64(long value) {
        Words.putLongLittleEndian(scratch, 0, value);
        blake3.update(scratch, 0, 8);
        return this;
    }

    /**
     * Writes the 32 bytes of a hash.
     *
     * @param hash any hash
     * @return this
     */
    public HashWriter hash(Hash hash) {
        hash.write(scratch, 0);
        blake3.update(scratch, 0, Hash.BYTES);
        return this;
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
        byte[] out = new byte[Hash.BYTES];
        blake3.doFinalize(out);
        return Hash.of(out);
    }
}

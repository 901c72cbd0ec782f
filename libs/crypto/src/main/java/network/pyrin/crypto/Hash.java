package network.pyrin.crypto;

import java.util.HexFormat;

/**
 * A 32-byte hash: block hash, transaction id, merkle root, commitment.
 *
 * <p>Held as four big-endian words, so that {@link #compareTo} (raw bytes, lexicographic, index 0 first) is the order used
 * everywhere by consensus. Printed as lower-case hex in byte order, never reversed. Immutable.
 *
 * @param w0 bytes 0 to 7, big-endian
 * @param w1 bytes 8 to 15, big-endian
 * @param w2 bytes 16 to 23, big-endian
 * @param w3 bytes 24 to 31, big-endian
 */
public record Hash(long w0, long w1, long w2, long w3) implements Comparable<Hash> {
    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    /** 32 zero bytes: "none" in parent fields, the root of an empty merkle tree. */
    public static final Hash ZERO = new Hash(0, 0, 0, 0);

    private static final HexFormat HEX = HexFormat.of();

    /**
     * Reads a hash from exactly 32 bytes.
     *
     * @param bytes 32 bytes
     * @return the hash
     * @throws IllegalArgumentException if the length is not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return read(bytes, 0);
    }

    /**
     * Reads a hash from 32 bytes at an offset.
     *
     * @param bytes source
     * @param offset first byte
     * @return the hash
     */
    public static Hash read(byte[] bytes, int offset) {
        return new Hash(
                Words.longBigEndian(bytes, offset),
                Words.longBigEndian(bytes, offset + 8),
                Words.longBigEndian(bytes, offset + 16),
                Words.longBigEndian(bytes, offset + 24));
    }

    /**
     * Parses 64 hex digits.
     *
     * @param hex 64 digits, upper or lower case
     * @return the hash
     * @throws IllegalArgumentException if it is not 64 hex digits
     */
    public static Hash ofHex(CharSequence hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("a hash has 64 hex digits, not " + hex.length());
        }
        return of(HEX.parseHex(hex));
    }

    /**
     * The 32 bytes in a fresh array.
     *
     * @return 32 bytes
     */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        write(bytes, 0);
        return bytes;
    }

    /**
     * Writes the 32 bytes into an array.
     *
     * @param target destination
     * @param offset first byte to write
     */
    public void write(byte[] target, int offset) {
        Words.putLongBigEndian(target, offset, w0);
        Words.putLongBigEndian(target, offset + 8, w1);
        Words.putLongBigEndian(target, offset + 16, w2);
        Words.putLongBigEndian(target, offset + 24, w3);
    }

    /**
     * Lower-case hex in byte order.
     *
     * @return 64 digits
     */
    public String toHex() {
        return HEX.formatHex(toBytes());
    }

    @Override
    public int compareTo(Hash other) {
        int c = Long.compareUnsigned(w0, other.w0);
        if (c != 0) {
            return c;
        }
        c = Long.compareUnsigned(w1, other.w1);
        if (c != 0) {
            return c;
        }
        c = Long.compareUnsigned(w2, other.w2);
        return c != 0 ? c : Long.compareUnsigned(w3, other.w3);
    }

    /** Hashes are uniformly distributed: one word is hash code enough. */
    @Override
    public int hashCode() {
        return Long.hashCode(w3 ^ w0);
    }

    @Override
    public String toString() {
        return toHex();
    }
}

package network.pyrin.chain;

import java.util.Arrays;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Words;

/** Appends fixed-layout fields, little-endian, to a growing array. Used by one thread; {@link ByteReader} reads it back. */
public final class ByteWriter {
    private byte[] buffer;
    private int length;

    /** Starts empty. */
    public ByteWriter() {
        this(256);
    }

    /**
     * Starts empty with room for so many bytes.
     *
     * @param capacity expected length
     */
    public ByteWriter(int capacity) {
        buffer = new byte[Math.max(capacity, 16)];
    }

    /** Makes room and returns where to write; may replace the buffer, so call it before reading that field. */
    private int grow(int more) {
        int at = length;
        length = Math.addExact(length, more);
        if (length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length, (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8)));
        }
        return at;
    }

    /**
     * Appends one byte.
     *
     * @param value low 8 bits
     * @return this
     */
    public ByteWriter u8(int value) {
        int at = grow(1);
        buffer[at] = (byte) value;
        return this;
    }

    /**
     * Appends 0 or 1.
     *
     * @param value the flag
     * @return this
     */
    public ByteWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    /**
     * Appends 16 bits.
     *
     * @param value low 16 bits
     * @return this
     */
    public ByteWriter u16(int value) {
        int at = grow(2);
        buffer[at] = (byte) value;
        buffer[at + 1] = (byte) (value >>> 8);
        return this;
    }

    /**
     * Appends 32 bits.
     *
     * @param value the word
     * @return this
     */
    public ByteWriter u32(int value) {
        int at = grow(4);
        Words.putIntLittleEndian(buffer, at, value);
        return this;
    }

    /**
     * Appends 64 bits.
     *
     * @param value the word
     * @return this
     */
    public ByteWriter u64(long value) {
        int at = grow(8);
        Words.putLongLittleEndian(buffer, at, value);
        return this;
    }

    /**
     * Appends a count or an unsigned number that is usually small: 7 bits a byte, least significant first.
     *
     * @param value unsigned 64-bit
     * @return this
     */
    public ByteWriter varInt(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            u8((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    /**
     * Appends 32 bytes.
     *
     * @param hash any hash
     * @return this
     */
    public ByteWriter hash(Hash hash) {
        int at = grow(Hash.BYTES);
        hash.write(buffer, at);
        return this;
    }

    /**
     * Appends bytes without a length.
     *
     * @param bytes any length
     * @return this
     */
    public ByteWriter bytes(byte[] bytes) {
        int at = grow(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        return this;
    }

    /**
     * Appends a length ({@link #varInt}) and the bytes.
     *
     * @param bytes any length
     * @return this
     */
    public ByteWriter varBytes(Bytes bytes) {
        return varInt(bytes.length()).bytes(bytes.unsafeArray());
    }

    /**
     * Number of bytes so far.
     *
     * @return the length
     */
    public int length() {
        return length;
    }

    /**
     * Everything written so far.
     *
     * @return a fresh array
     */
    public byte[] toArray() {
        return Arrays.copyOf(buffer, length);
    }
}

package network.pyrin.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable byte string: scripts, payloads, signatures. Equality is by content. Records hold this, never a bare array.
 */
public final class Bytes {
    /** The empty byte string. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] data;

    private Bytes(byte[] data) {
        this.data = data;
    }

    /**
     * Copies an array.
     *
     * @param bytes any length
     * @return an independent byte string
     */
    public static Bytes copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /**
     * Copies part of an array.
     *
     * @param bytes source
     * @param from first byte, inclusive
     * @param to last byte, exclusive
     * @return an independent byte string
     */
    public static Bytes copyOf(byte[] bytes, int from, int to) {
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Takes an array over without copying; the caller must not touch it again.
     *
     * @param bytes any length
     * @return a byte string on that array
     */
    public static Bytes wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes);
    }

    /**
     * Parses hex.
     *
     * @param hex an even number of hex digits
     * @return the bytes
     * @throws IllegalArgumentException if it is not hex
     */
    public static Bytes ofHex(CharSequence hex) {
        return wrap(HexFormat.of().parseHex(hex));
    }

    /**
     * Number of bytes.
     *
     * @return the length
     */
    public int length() {
        return data.length;
    }

    /**
     * Whether there are no bytes.
     *
     * @return true if the length is 0
     */
    public boolean isEmpty() {
        return data.length == 0;
    }

    /**
     * One byte.
     *
     * @param index from 0
     * @return the byte as stored
     */
    public byte at(int index) {
        return data[index];
    }

    /**
     * One byte as an unsigned value.
     *
     * @param index from 0
     * @return 0 to 255
     */
    public int unsignedAt(int index) {
        return data[index] & 0xff;
    }

    /**
     * The bytes in a fresh array.
     *
     * @return a copy
     */
    public byte[] toArray() {
        return data.clone();
    }

    /**
     * The bytes without a copy, for hashing and serialisation on hot paths; must not be written to.
     *
     * @return the internal array
     */
    public byte[] unsafeArray() {
        return data;
    }

    /**
     * A part of this byte string.
     *
     * @param from first byte, inclusive
     * @param to last byte, exclusive
     * @return an independent byte string
     */
    public Bytes slice(int from, int to) {
        return copyOf(data, from, to);
    }

    /**
     * Lower-case hex.
     *
     * @return two digits a byte
     */
    public String toHex() {
        return HexFormat.of().formatHex(data);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return toHex();
    }
}

package network.pyrin.chain;

import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Words;

/**
 * Reads what {@link ByteWriter} wrote. Every method checks that the bytes are there and throws {@link MalformedBytesException}
 * otherwise, before it allocates anything of a length it read. Used by one thread.
 */
public final class ByteReader {
    private final byte[] data;
    private int position;

    /**
     * Reads an array from its first byte.
     *
     * @param data not copied, must not change meanwhile
     */
    public ByteReader(byte[] data) {
        this.data = data;
    }

    private int take(long count) {
        if (count > data.length - position) {
            throw new MalformedBytesException("truncated: " + Long.toUnsignedString(count) + " bytes expected at "
                    + position + " of " + data.length);
        }
        int at = position;
        position += (int) count;
        return at;
    }

    /**
     * Reads one byte.
     *
     * @return 0 to 255
     */
    public int u8() {
        return data[take(1)] & 0xff;
    }

    /**
     * Reads a flag.
     *
     * @return true for 1
     * @throws MalformedBytesException if it is neither 0 nor 1
     */
    public boolean bool() {
        int value = u8();
        if (value > 1) {
            throw new MalformedBytesException("a flag is 0 or 1, not " + value);
        }
        return value == 1;
    }

    /**
     * Reads 16 bits.
     *
     * @return 0 to 65535
     */
    public int u16() {
        int at = take(2);
        return (data[at] & 0xff) | (data[at + 1] & 0xff) << 8;
    }

    /**
     * Reads 32 bits.
     *
     * @return the word
     */
    public int u32() {
        return Words.intLittleEndian(data, take(4));
    }

    /**
     * Reads 64 bits.
     *
     * @return the word
     */
    public long u64() {
        return Words.longLittleEndian(data, take(8));
    }

    /**
     * Reads an unsigned number of 7 bits a byte. Only the shortest form is accepted, so that equal values have equal bytes.
     *
     * @return unsigned 64-bit
     */
    public long varInt() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            long bits = next & 0x7f;
            if (shift == 63 && bits > 1 || next == 0 && shift > 0) {
                throw new MalformedBytesException("a number is too long at " + position);
            }
            value |= bits << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new MalformedBytesException("a number does not end at " + position);
    }

    /**
     * Reads a count of elements that take at least so many bytes each, so that a hostile count cannot make the caller allocate.
     *
     * @param elementBytesMin least bytes of an element, at least 1
     * @return a count that can be true
     */
    public int count(int elementBytesMin) {
        long count = varInt();
        long room = (data.length - position) / Math.max(1, elementBytesMin);
        if (count < 0 || count > room) {
            throw new MalformedBytesException(
                    "truncated: " + Long.toUnsignedString(count) + " elements expected where " + room + " fit");
        }
        return (int) count;
    }

    /**
     * Reads 32 bytes.
     *
     * @return a hash
     */
    public Hash hash() {
        return Hash.read(data, take(Hash.BYTES));
    }

    /**
     * Reads bytes of a known length.
     *
     * @param length how many
     * @return a copy
     */
    public Bytes bytes(int length) {
        int at = take(length);
        return Bytes.copyOf(data, at, position);
    }

    /**
     * Reads a length and so many bytes.
     *
     * @return a copy
     */
    public Bytes varBytes() {
        return bytes(count(1));
    }

    /**
     * Bytes not read yet.
     *
     * @return 0 at the end
     */
    public int remaining() {
        return data.length - position;
    }

    /**
     * Checks that everything was read.
     *
     * @throws MalformedBytesException if bytes are left
     */
    public void expectEnd() {
        if (remaining() != 0) {
            throw new MalformedBytesException(remaining() + " bytes too many");
        }
    }
}

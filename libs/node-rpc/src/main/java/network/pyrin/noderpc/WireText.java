package network.pyrin.noderpc;

import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Uint192;

/** Strict reading of single fields: hex text and numbers with fewer bits than the wire type. */
final class WireText {
    private WireText() {}

    static Hash hash(String field, String hex) {
        if (hex.length() != 2 * Hash.BYTES) {
            throw new MalformedMessageException(field, "a hash has 64 hex digits, not " + hex.length());
        }
        try {
            return Hash.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw notHex(field);
        }
    }

    static Bytes bytes(String field, String hex) {
        try {
            return Bytes.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw notHex(field);
        }
    }

    /** Blue work: big-endian hex without leading zeros, "0" or empty for zero. */
    static Uint192 blueWork(String field, String hex) {
        if (hex.length() > 2 * Uint192.BYTES_MAX) {
            throw new MalformedMessageException(field, "at most 48 hex digits, not " + hex.length());
        }
        try {
            return Uint192.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw notHex(field);
        }
    }

    /** A wire uint32 that must fit in 16 bits. */
    static int u16(String field, int value) {
        return bounded(field, value, 0xffff);
    }

    /** A wire uint32 that must fit in 8 bits. */
    static int u8(String field, int value) {
        return bounded(field, value, 0xff);
    }

    private static int bounded(String field, int value, int max) {
        if (Integer.compareUnsigned(value, max) > 0) {
            throw new MalformedMessageException(field, Integer.toUnsignedString(value) + " is more than " + max);
        }
        return value;
    }

    static void require(boolean present, String field) {
        if (!present) {
            throw new MalformedMessageException(field, "missing");
        }
    }

    private static MalformedMessageException notHex(String field) {
        return new MalformedMessageException(field, "not an even number of hex digits");
    }
}

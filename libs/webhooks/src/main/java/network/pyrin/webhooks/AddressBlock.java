package network.pyrin.webhooks;

import java.net.InetAddress;

/**
 * A block of IP addresses.
 *
 * @param text in CIDR form
 * @param prefix its first bytes, as a number aligned to the left
 * @param bits how many of them count
 * @param length 4 or 16 bytes to an address
 * @param purpose what the block is for, in words
 */
record AddressBlock(String text, Bits prefix, int bits, int length, String purpose) {
    /** The 128 bits of an address; an IPv4 address fills the upper 32. */
    record Bits(long high, long low) {
        static Bits of(byte[] address) {
            long high = 0;
            long low = 0;
            for (int i = 0; i < 16; i++) {
                long octet = i < address.length ? address[i] & 0xFF : 0;
                if (i < 8) {
                    high = high << 8 | octet;
                } else {
                    low = low << 8 | octet;
                }
            }
            return new Bits(high, low);
        }

        Bits first(int bits) {
            long highMask = bits == 0 ? 0 : -1L << Math.max(0, 64 - bits);
            long lowMask = bits <= 64 ? 0 : -1L << (128 - bits);
            return new Bits(high & highMask, low & lowMask);
        }
    }

    static AddressBlock of(String cidr, String purpose) {
        int slash = cidr.indexOf('/');
        try {
            byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(cidr.substring(slash + 1));
            return new AddressBlock(cidr, Bits.of(address).first(bits), bits, address.length, purpose);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a block of addresses: " + cidr, e);
        }
    }

    boolean contains(byte[] address) {
        return address.length == length && Bits.of(address).first(bits).equals(prefix);
    }
}

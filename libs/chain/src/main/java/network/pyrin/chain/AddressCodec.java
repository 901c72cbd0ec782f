package network.pyrin.chain;

import java.util.Arrays;

/**
 * Base 32 with a 40-bit BCH checksum over prefix and data, as addresses use it. Knows no versions and no networks.
 *
 * <p>The checksum finds every error of up to five characters; it is the variant of Bitcoin Cash, not that of BIP-173. Source:
 * protocol 1.3.
 */
final class AddressCodec {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int CHECKSUM_CHARACTERS = 8;
    private static final int CHARACTERS_MAX = 1024;
    private static final long[] GENERATOR = {0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L};
    private static final byte[] DIGIT_OF = digits();

    private AddressCodec() {}

    private static byte[] digits() {
        byte[] table = new byte[128];
        Arrays.fill(table, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            table[ALPHABET.charAt(i)] = (byte) i;
        }
        return table;
    }

    static String encode(String prefix, byte[] data) {
        byte[] digits = toDigits(data);
        byte[] checked = Arrays.copyOf(digits, digits.length + CHECKSUM_CHARACTERS);
        long checksum = checksum(prefix, checked);
        for (int i = 0; i < CHECKSUM_CHARACTERS; i++) {
            checked[digits.length + i] = (byte) ((checksum >>> (5 * (CHECKSUM_CHARACTERS - 1 - i))) & 0x1f);
        }
        StringBuilder text = new StringBuilder(checked.length);
        for (byte digit : checked) {
            text.append(ALPHABET.charAt(digit));
        }
        return text.toString();
    }

    static byte[] decode(String prefix, String text) {
        if (text.length() < CHECKSUM_CHARACTERS) {
            throw new MalformedAddressException("The address is too short: its checksum alone has "
                    + CHECKSUM_CHARACTERS + " characters, but only " + text.length() + " follow the prefix");
        }
        if (text.length() > CHARACTERS_MAX) {
            throw new MalformedAddressException("The address is too long");
        }
        byte[] digits = new byte[text.length()];
        for (int i = 0; i < digits.length; i++) {
            char character = text.charAt(i);
            if (character >= DIGIT_OF.length || DIGIT_OF[character] < 0) {
                throw new MalformedAddressException("The address contains an invalid character " + character);
            }
            digits[i] = DIGIT_OF[character];
        }
        if (checksum(prefix, digits) != 0) {
            throw new MalformedAddressException("The address checksum is invalid");
        }
        return toBytes(digits, digits.length - CHECKSUM_CHARACTERS);
    }

    /** The checksum of digits whose last eight are its place: 0 if they already hold the right one. */
    private static long checksum(String prefix, byte[] digits) {
        long state = 1;
        for (int i = 0; i < prefix.length(); i++) {
            state = step(state, prefix.charAt(i) & 0x1f);
        }
        state = step(state, 0);
        for (byte digit : digits) {
            state = step(state, digit);
        }
        return state ^ 1;
    }

    private static long step(long state, int digit) {
        long top = state >>> 35;
        long next = ((state & 0x07ffffffffL) << 5) ^ digit;
        for (int bit = 0; bit < GENERATOR.length; bit++) {
            if ((top >>> bit & 1) != 0) {
                next ^= GENERATOR[bit];
            }
        }
        return next;
    }

    private static byte[] toDigits(byte[] bytes) {
        byte[] digits = new byte[(bytes.length * 8 + 4) / 5];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = (bytes[bit >> 3] >> (7 - (bit & 7))) & 1;
            digits[bit / 5] |= (byte) (value << (4 - bit % 5));
        }
        return digits;
    }

    private static byte[] toBytes(byte[] digits, int length) {
        byte[] bytes = new byte[length * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = (digits[bit / 5] >> (4 - bit % 5)) & 1;
            bytes[bit >> 3] |= (byte) (value << (7 - (bit & 7)));
        }
        return bytes;
    }
}

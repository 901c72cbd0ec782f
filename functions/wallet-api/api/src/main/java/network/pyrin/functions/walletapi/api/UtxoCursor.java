package network.pyrin.functions.walletapi.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import network.pyrin.functions.common.Params;
import network.pyrin.functions.common.ValidationException;

/**
 * Where a page of unspent outputs begins.
 *
 * @param address index in the list of addresses
 * @param slot first slot of that address
 * @param since sequence of the read model when the first page was read
 */
record UtxoCursor(int address, long slot, long since) {
    private static final int BYTES = Integer.BYTES + Long.BYTES + Long.BYTES + Integer.BYTES;

    /** The text for clients; bound to the list of addresses, since its numbers mean nothing for another. */
    String text(List<String> addresses) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putInt(address)
                .putLong(slot)
                .putLong(since)
                .putInt(digest(addresses));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads {@link #text}.
     *
     * @throws ValidationException if it is none, or one of another list
     */
    static UtxoCursor parse(String text, List<String> addresses) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw invalid("not a cursor of this call");
        }
        if (bytes.remaining() != BYTES) {
            throw invalid("not a cursor of this call");
        }
        UtxoCursor cursor = new UtxoCursor(bytes.getInt(), bytes.getLong(), bytes.getLong());
        if (bytes.getInt() != digest(addresses)) {
            throw invalid("this cursor belongs to another list of addresses: send the same list with it");
        }
        if (cursor.address < 0 || cursor.address >= addresses.size() || cursor.slot < 0 || cursor.since < 0) {
            throw invalid("not a cursor of this call");
        }
        return cursor;
    }

    private static ValidationException invalid(String message) {
        return Params.invalid("body", "cursor", message, "value_error.cursor");
    }

    private static int digest(List<String> addresses) {
        CRC32C crc = new CRC32C();
        addresses.forEach(address -> crc.update(address.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}

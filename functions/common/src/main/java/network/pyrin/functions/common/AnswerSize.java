package network.pyrin.functions.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/**
 * How large answers may be: a function hands its answer to the gateway inside a JSON text of at most 6 MB (6,291,556 bytes),
 * in which each quotation mark and backslash of the body takes two bytes.
 */
public final class AnswerSize {
    /** Most bytes of a body as the gateway counts them; what is left is for headers. */
    public static final int BYTES_MAX = 6_000_000;

    private AnswerSize() {}

    /**
     * A body's size inside the gateway's text.
     *
     * @param body UTF-8
     * @return its length, and one more for each byte that is escaped; cost O(length)
     */
    static long escaped(byte[] body) {
        long size = body.length;
        for (byte one : body) {
            if (one == '"' || one == '\\') {
                size++;
            }
        }
        return size;
    }

    /**
     * How many of the first items fit into one answer. For lists whose readers go on behind the last item they got.
     *
     * @param items in the order of the answer
     * @return at least 1 where there is any: one item alone always fits
     */
    public static int fitting(List<?> items) {
        long size = 0;
        for (int i = 0; i < items.size(); i++) {
            try {
                size += escaped(Json.write(items.get(i))) + 1;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an item has no JSON form", e);
            }
            // Some names and hashes stand around the items.
            if (size > BYTES_MAX - 100_000) {
                return Math.max(1, i);
            }
        }
        return items.size();
    }
}

package network.pyrin.functions.httpevents;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Paths as they stand in a request line.
 *
 * <p>Source: RFC 3986, section 3.3 (a path's characters) and 2.1 (how others are escaped).
 */
final class EscapedPath {
    private static final String ALLOWED_MARKS = "-._~!$&'()*+,;=:@/";
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();
    private static final int ESCAPE_LENGTH = 3;

    private EscapedPath() {}

    /**
     * Escapes what a request line must not have.
     *
     * @param path decoded, or with escapes that were left in it: those stay
     * @return the path to ask for; two slashes at its beginning, which would name a server, are kept apart
     */
    static String of(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        StringBuilder escaped = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            boolean namesServer = i == 1 && bytes[0] == '/' && bytes[1] == '/';
            if ((isAllowed(bytes[i]) && !namesServer) || isEscape(bytes, i)) {
                escaped.append((char) bytes[i]);
            } else {
                escaped.append('%').append(DIGITS.toHexDigits(bytes[i]));
            }
        }
        return escaped.toString();
    }

    private static boolean isAllowed(byte letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || ALLOWED_MARKS.indexOf(letter) >= 0;
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + ESCAPE_LENGTH <= bytes.length
                && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }
}

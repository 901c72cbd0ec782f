package network.pyrin.functions.common;

/**
 * An error body in the form of RFC 9457.
 *
 * @param type always {@code about:blank}: the code says more than an address would
 * @param title the status in words
 * @param status HTTP status
 * @param code stable machine-readable code
 * @param detail what is wrong with this request
 * @param requestId for finding it in the log
 */
public record Problem(String type, String title, int status, String code, String detail, String requestId) {
    /** Media type of this body. */
    public static final String MEDIA_TYPE = "application/problem+json";
}

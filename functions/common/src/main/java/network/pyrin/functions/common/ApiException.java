package network.pyrin.functions.common;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that has a clear negative answer. Thrown by resources, turned into a body by {@link ErrorMapper}.
 *
 * <p>The message is part of the interface: existing clients compare some of these texts.
 */
public final class ApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int RETRY_SECONDS = 5;

    private final int status;
    private final String code;
    private final int retryAfterSeconds;
    private final transient Map<String, String> more;

    /**
     * Makes the answer.
     *
     * @param status HTTP status, 400 to 599
     * @param code stable machine-readable code, lower case with hyphens
     * @param detail the text for people, and for clients that compare it
     */
    public ApiException(int status, String code, String detail) {
        this(status, code, detail, 0, Map.of());
    }

    /**
     * Makes the answer, with a time after which asking again may help.
     *
     * @param status HTTP status, 400 to 599
     * @param code stable machine-readable code, lower case with hyphens
     * @param detail the text for people, and for clients that compare it
     * @param retryAfterSeconds said in {@code Retry-After}; 0 says nothing
     */
    public ApiException(int status, String code, String detail, int retryAfterSeconds) {
        this(status, code, detail, retryAfterSeconds, Map.of());
    }

    private ApiException(int status, String code, String detail, int retryAfterSeconds, Map<String, String> more) {
        super(detail);
        this.more = more;
        this.status = status;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Something that does not exist.
     *
     * @param detail the text
     * @return a 404
     */
    public static ApiException notFound(String detail) {
        return new ApiException(404, "not-found", detail);
    }

    /**
     * A request that makes no sense.
     *
     * @param detail the text
     * @return a 400
     */
    public static ApiException badRequest(String detail) {
        return new ApiException(400, "bad-request", detail);
    }

    /**
     * A well-formed request beyond a limit.
     *
     * @param detail the text
     * @return a 422
     */
    public static ApiException unprocessable(String detail) {
        return new ApiException(422, "unprocessable", detail);
    }

    /**
     * Something that is not there yet, or just now.
     *
     * @param detail the text
     * @return a 503
     */
    public static ApiException unavailable(String detail) {
        return new ApiException(503, "not-ready", detail, RETRY_SECONDS);
    }

    /**
     * The HTTP status.
     *
     * @return 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The stable code.
     *
     * @return lower case with hyphens
     */
    public String code() {
        return code;
    }

    /**
     * After how long asking again may help.
     *
     * @return seconds; 0 if that is not known
     */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /**
     * The same with a further member of the body.
     *
     * @param name of the member; not one of {@link Problem}'s own
     * @param value its value
     * @return another exception
     */
    public ApiException with(String name, String value) {
        Map<String, String> members = new LinkedHashMap<>(more);
        members.put(name, value);
        return new ApiException(status, code, String.valueOf(getMessage()), retryAfterSeconds, members);
    }

    /**
     * Further members of the body.
     *
     * @return name to value
     */
    public Map<String, String> more() {
        return Map.copyOf(more);
    }
}

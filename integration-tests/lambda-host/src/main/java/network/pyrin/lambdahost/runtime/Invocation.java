package network.pyrin.lambdahost.runtime;

import java.util.Optional;
import java.util.UUID;

/**
 * One call of a function.
 *
 * @param requestId unique
 * @param payload the event, as JSON
 * @param clientContext JSON that an SDK client may send along
 */
public record Invocation(String requestId, String payload, Optional<String> clientContext) {
    /** Largest event and answer of a synchronous call, in bytes of UTF-8. Source: Lambda quotas, 6 MB. */
    public static final int PAYLOAD_BYTES_MAX = 6 * 1024 * 1024 + 100;

    /**
     * A call with a fresh id.
     *
     * @param payload the event, as JSON
     * @return the call
     */
    public static Invocation of(String payload) {
        return new Invocation(UUID.randomUUID().toString(), payload, Optional.empty());
    }

    /**
     * What the trace header of this call says.
     *
     * @return in the form of X-Ray, not sampled
     */
    public String traceId() {
        String digits = requestId.replace("-", "");
        String root = (digits + "0".repeat(32)).substring(0, 32);
        return "Root=1-" + root.substring(0, 8) + "-" + root.substring(8) + ";Parent=" + root.substring(0, 16)
                + ";Sampled=0";
    }
}

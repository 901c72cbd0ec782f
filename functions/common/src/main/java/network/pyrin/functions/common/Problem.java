package network.pyrin.functions.common;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * An error body in the form of RFC 9457.
 *
 * @param type always {@code about:blank}: the code says more than an address would
 * @param title the status in words
 * @param status HTTP status
 * @param code stable machine-readable code
 * @param detail what is wrong with this request
 * @param requestId for finding it in the log
 * @param violations every malformed parameter; absent if that is not what is wrong
 * @param more further members that belong to the code, written beside these
 */
@RegisterForReflection
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations,
        @JsonAnyGetter Map<String, String> more) {
    /** Media type of this body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Copies the collections. */
    public Problem {
        violations = List.copyOf(violations);
        more = Map.copyOf(more);
    }
}

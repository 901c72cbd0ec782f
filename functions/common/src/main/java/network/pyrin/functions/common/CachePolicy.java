package network.pyrin.functions.common;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource says about one answer beside the body: how long it may be kept where its age decides, and extra headers.
 * One per request.
 *
 * <p>What holds for every answer of a route is declared on the resource ({@code x-cache}) and stands in the route table;
 * what is said here is bounded by it.
 */
@RequestScoped
public class CachePolicy {
    private Optional<Integer> seconds = Optional.empty();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /**
     * Anyone may keep the answer so long, as far as the route allows.
     *
     * @param wanted 0 or more
     */
    public void maxAge(int wanted) {
        seconds = Optional.of(wanted);
    }

    /**
     * Keep by how old the newest part of the answer is: what is deep in the past no longer changes.
     *
     * @param ageMillis milliseconds since that part came to be; below 0 counts as 0
     */
    public void byAge(long ageMillis) {
        maxAge(CacheLadder.seconds(ageMillis));
    }

    /**
     * An extra response header.
     *
     * @param name header name
     * @param value its value
     */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    /**
     * How long this answer may be kept.
     *
     * @return empty for what the route says
     */
    Optional<Integer> seconds() {
        return seconds;
    }

    /**
     * The extra headers in the order said.
     *
     * @return a copy
     */
    Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}

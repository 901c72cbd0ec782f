package network.pyrin.functions.common;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource says about its answer beside the body: how long it may be kept, and extra headers. One per request.
 *
 * <p>A resource that says nothing gets the default of {@link CacheHeaders}.
 */
@RequestScoped
public class CachePolicy {
    private Optional<String> cacheControl = Optional.empty();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /**
     * Anyone may keep the answer so long.
     *
     * @param seconds 0 or more
     */
    public void maxAge(int seconds) {
        cacheControl = Optional.of("public, max-age=" + seconds);
    }

    /**
     * Keep by how old the newest part of the answer is: what is deep in the past no longer changes.
     *
     * @param ageMillis milliseconds since that part came to be; below 0 counts as 0
     */
    public void byAge(long ageMillis) {
        maxAge(CacheLadder.seconds(ageMillis));
    }

    /** Ask again each time, with the entity tag; a shared cache may bundle the questions of one second. */
    public void live() {
        cacheControl = Optional.of("public, max-age=0, s-maxage=1, must-revalidate");
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
     * The {@code Cache-Control} value.
     *
     * @return empty for the default
     */
    Optional<String> cacheControl() {
        return cacheControl;
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

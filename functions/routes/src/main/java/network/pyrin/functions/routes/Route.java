package network.pyrin.functions.routes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One route.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}; whoever answers GET answers HEAD
 * @param path template such as {@code /v1/blocks/{hash}}; a last segment {@code {rest+}} stands for one or more segments
 * @param function who answers
 * @param cache how long answers may be kept
 * @param throttle how many calls are let through
 * @param needsNode whether answering talks to the node
 * @param query names of the query parameters that change the answer, for cache keys
 */
public record Route(
        String method,
        String path,
        FunctionName function,
        CacheRule cache,
        Throttle throttle,
        boolean needsNode,
        List<String> query) {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PATH =
            Pattern.compile("/|(/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9_]+}))*(/\\{[A-Za-z0-9_]+\\+})?");

    /** Checks method and template. */
    public Route {
        query = List.copyOf(query);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("no route has the method " + method);
        }
        if (path.isEmpty() || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path template: " + path);
        }
        if (needsNode && !function.needsNode()) {
            throw new IllegalArgumentException(function.text() + " does not see the node: " + method + " " + path);
        }
    }

    /**
     * The gateway's route key.
     *
     * @return method, a space, the template
     */
    public String key() {
        return method + " " + path;
    }

    /**
     * Whether a request path fits the template.
     *
     * @param requestPath begins with a slash
     * @return true if so
     */
    public boolean matches(String requestPath) {
        return Templates.matches(Templates.segments(path), Templates.segments(requestPath));
    }
}

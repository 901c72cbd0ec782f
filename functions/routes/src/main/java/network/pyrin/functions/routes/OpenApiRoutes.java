package network.pyrin.functions.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads the routes of one function from its OpenAPI document.
 *
 * <p>Extensions of an operation: {@value #CACHE} (a {@link CacheRule}; {@value #CACHE_DEFAULT} for GET and {@code never}
 * for others if absent), {@value #THROTTLE} (a {@link Throttle}; {@code read} if absent), {@value #NEEDS_NODE}. A last path
 * parameter with the pattern {@code .+} stands for several segments.
 */
public final class OpenApiRoutes {
    /** Extension that names the cache rule. */
    public static final String CACHE = "x-cache";

    /** Extension that names the throttle. */
    public static final String THROTTLE = "x-throttle";

    /** Extension that is {@code true} where answering talks to the node. */
    public static final String NEEDS_NODE = "x-needs-node";

    /** Names of the operations a path may have. */
    public static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final String CACHE_DEFAULT = "8";
    private static final List<String> EXTENSIONS = List.of(CACHE, THROTTLE, NEEDS_NODE);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OpenApiRoutes() {}

    /**
     * All routes of a document.
     *
     * @param function whose document it is
     * @param document OpenAPI as JSON
     * @return one route for each operation, and one for the document itself
     * @throws IOException if it is not JSON
     * @throws IllegalArgumentException if an extension says something unknown
     */
    public static List<Route> read(FunctionName function, byte[] document) throws IOException {
        JsonNode paths = MAPPER.readTree(document).path("paths");
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(
                "GET", documentPath(function), function, CacheRule.parse("60"), Throttle.READ, false, List.of()));
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().get(method);
                if (operation != null) {
                    routes.add(route(function, method, path.getKey(), path.getValue(), operation));
                }
            }
        }
        return routes;
    }

    /**
     * Where a function serves its document.
     *
     * @param function which
     * @return a path; the explorer's is the front door's
     */
    public static String documentPath(FunctionName function) {
        return switch (function) {
            case EXPLORER_API -> "/openapi.json";
            case WALLET_API -> "/v1/wallet/openapi.json";
            case POOL_API -> "/v1/pool/openapi.json";
        };
    }

    private static Route route(FunctionName function, String method, String path, JsonNode item, JsonNode operation) {
        boolean get = method.equals("get");
        checkExtensions(method + " " + path, operation);
        return new Route(
                method.toUpperCase(Locale.ROOT),
                greedy(path, item, operation),
                function,
                CacheRule.parse(operation.path(CACHE).asText(get ? CACHE_DEFAULT : CacheRule.NO_STORE.text())),
                Throttle.parse(operation.path(THROTTLE).asText(Throttle.READ.text())),
                operation.path(NEEDS_NODE).asBoolean(false),
                query(item, operation));
    }

    /** A misspelt extension would silently mean the default. */
    private static void checkExtensions(String where, JsonNode operation) {
        for (Map.Entry<String, JsonNode> field : operation.properties()) {
            if (field.getKey().startsWith("x-") && !EXTENSIONS.contains(field.getKey())) {
                throw new IllegalArgumentException(where + " has the unknown extension " + field.getKey());
            }
        }
    }

    private static List<String> query(JsonNode item, JsonNode operation) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode parameter : parameters(item, operation)) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return List.copyOf(names);
    }

    private static String greedy(String path, JsonNode item, JsonNode operation) {
        for (JsonNode parameter : parameters(item, operation)) {
            String name = "/{" + parameter.path("name").asText() + "}";
            if (parameter.path("schema").path("pattern").asText().equals(".+") && path.endsWith(name)) {
                return path.substring(0, path.length() - 1) + "+}";
            }
        }
        return path;
    }

    private static List<JsonNode> parameters(JsonNode item, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        item.path("parameters").forEach(all::add);
        operation.path("parameters").forEach(all::add);
        return all;
    }
}

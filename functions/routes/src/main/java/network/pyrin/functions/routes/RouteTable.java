package network.pyrin.functions.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All routes of all functions, none of them claimed twice. Immutable.
 *
 * @param routes by path, then by method
 */
public record RouteTable(List<Route> routes) {
    /** Answers preflights of every path ({@code OPTIONS /{proxy+}}) and what no route fits. */
    public static final FunctionName FALLBACK = FunctionName.EXPLORER_API;

    static final String RESOURCE = "routes.json";

    /**
     * Sorts the routes and looks for conflicts.
     *
     * @throws IllegalArgumentException if two functions could be meant by one request, or a route is there twice
     */
    public RouteTable {
        routes = routes.stream()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
        // Cut once: functions read the table at each cold start, and there are thousands of pairs.
        List<List<String>> segments =
                routes.stream().map(route -> Templates.segments(route.path())).toList();
        for (int i = 0; i < routes.size(); i++) {
            for (int j = i + 1; j < routes.size(); j++) {
                if (routes.get(i).method().equals(routes.get(j).method())
                        && Templates.overlap(segments.get(i), segments.get(j))) {
                    checkApart(routes.get(i), routes.get(j));
                }
            }
        }
    }

    private static void checkApart(Route one, Route other) {
        boolean twice = one.path().equals(other.path());
        if (twice || one.function() != other.function()) {
            throw new IllegalArgumentException("%s of %s and %s of %s answer the same request"
                    .formatted(
                            one.key(),
                            one.function().text(),
                            other.key(),
                            other.function().text()));
        }
    }

    /**
     * The table as it is checked in.
     *
     * @return all routes; reads a resource of some 20 KB
     */
    public static RouteTable load() {
        try (InputStream in = RouteTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            return RouteJson.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /**
     * The routes of one function.
     *
     * @param function who answers
     * @return in the table's order
     */
    public List<Route> of(FunctionName function) {
        return routes.stream().filter(route -> route.function() == function).toList();
    }

    /**
     * The route of a request; literal segments win over parameters.
     *
     * @param method as sent; HEAD is answered by whoever answers GET
     * @param path without a stage or prefix, beginning with a slash
     * @return empty if there is none
     */
    public Optional<Route> find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        List<String> segments = Templates.segments(path);
        return routes.stream()
                .filter(route ->
                        route.method().equals(wanted) && Templates.matches(Templates.segments(route.path()), segments))
                .max(Comparator.comparingInt(route -> Templates.weight(Templates.segments(route.path()))));
    }

    /**
     * Whether some method is answered at a path, by whatever function: where a request's own is not, that is 405, not 404.
     *
     * @param path without a stage or prefix, beginning with a slash
     * @return true if any route's template fits
     */
    public boolean isAnswered(String path) {
        List<String> segments = Templates.segments(path);
        return routes.stream().anyMatch(route -> Templates.matches(Templates.segments(route.path()), segments));
    }

    /**
     * The gateway's route keys of one function: each route, HEAD beside each GET, and for {@link #FALLBACK} the preflights
     * of all paths and {@code $default}.
     *
     * @param function who answers
     * @return keys such as {@code GET /v1/blocks/{hash}}
     */
    public List<String> gatewayKeys(FunctionName function) {
        List<String> keys = new ArrayList<>();
        for (Route route : of(function)) {
            keys.add(route.key());
            if (route.method().equals("GET")) {
                keys.add("HEAD " + route.path());
            }
        }
        if (function == FALLBACK) {
            keys.add("OPTIONS /{proxy+}");
            keys.add("$default");
        }
        return keys;
    }
}

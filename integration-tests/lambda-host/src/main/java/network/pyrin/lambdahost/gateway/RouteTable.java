package network.pyrin.lambdahost.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which function answers which request, with the gateway's order: literal segments before parameters before a greedy
 * rest, a named method before {@code ANY}, {@code $default} last.
 */
public final class RouteTable {
    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * Reads routes.
     *
     * @param lines one a line: {@code METHOD /path/{parameter} function}, {@code ANY /path/{rest+} function} or
     *     {@code $default function}; empty lines and those that begin with # count as nothing
     * @return the table
     * @throws IllegalArgumentException for a line of another form
     */
    public static RouteTable parse(List<String> lines) {
        List<Route> routes = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                routes.add(Route.parse(text));
            }
        }
        routes.sort(Comparator.comparing(Route::rank).reversed());
        return new RouteTable(List.copyOf(routes));
    }

    /**
     * Finds the route.
     *
     * @param method of the request
     * @param path decoded, beginning with a slash
     * @return empty if no route fits
     */
    public Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            Map<String, String> parameters = route.match(method, segments);
            if (parameters != null) {
                return Optional.of(new Match(route.key(), route.function(), parameters));
            }
        }
        return Optional.empty();
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    /**
     * A route that fits a request.
     *
     * @param routeKey as the function is told
     * @param function who answers
     * @param parameters of the path
     */
    public record Match(String routeKey, String function, Map<String, String> parameters) {
        /** Copies. */
        public Match {
            parameters = Map.copyOf(parameters);
        }
    }

    private record Route(String key, String method, List<String> pattern, String function) {
        private static final String DEFAULT = "$default";

        static Route parse(String line) {
            String[] words = line.split("\\s+");
            if (words.length == 2 && words[0].equals(DEFAULT)) {
                return new Route(DEFAULT, "ANY", List.of("{proxy+}"), words[1]);
            }
            if (words.length != 3 || !words[1].startsWith("/")) {
                throw new IllegalArgumentException("not a route (METHOD /path function): " + line);
            }
            return new Route(words[0] + " " + words[1], words[0], segments(words[1]), words[2]);
        }

        /** Compares as text: for each segment literal 3, parameter 2, greedy 1; then the method. */
        String rank() {
            StringBuilder rank = new StringBuilder();
            for (String segment : pattern) {
                rank.append(segment.endsWith("+}") ? '1' : segment.startsWith("{") ? '2' : '3');
            }
            return key.equals(DEFAULT) ? "" : rank + (method.equals("ANY") ? "0" : "0a");
        }

        @Nullable
        Map<String, String> match(String requested, List<String> segments) {
            if (!method.equals("ANY") && !method.equals(requested)) {
                return null;
            }
            if (key.equals(DEFAULT)) {
                return Map.of();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String expected = pattern.get(i);
                if (expected.endsWith("+}")) {
                    parameters.put(
                            expected.substring(1, expected.length() - 2),
                            String.join("/", segments.subList(Math.min(i, segments.size()), segments.size())));
                    return i < segments.size() ? parameters : null;
                }
                if (i >= segments.size() || !fits(expected, segments.get(i), parameters)) {
                    return null;
                }
            }
            return segments.size() == pattern.size() ? parameters : null;
        }

        private static boolean fits(String expected, String given, Map<String, String> parameters) {
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), given);
                return !given.isEmpty();
            }
            return expected.equals(given);
        }
    }
}

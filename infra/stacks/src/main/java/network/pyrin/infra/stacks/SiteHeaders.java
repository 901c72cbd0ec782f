package network.pyrin.infra.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The headers of the pages, from {@code cdn-static/headers.json}: the same file from which plain static hosts and standalone get theirs.
 * Pages, API and stream share a host behind the content network, so the file's places for other hosts stay empty.
 *
 * @param values value by header name, in the file's order
 */
record SiteHeaders(Map<String, String> values) {
    SiteHeaders {
        values = new LinkedHashMap<>(values);
    }

    /**
     * Reads the headers of one app.
     *
     * @param file {@code headers.json}
     * @param app the app's name
     * @return its headers
     * @throws IllegalArgumentException if the file has no such app or a value is neither text nor a list of texts
     */
    static SiteHeaders read(Path file, String app) {
        JsonNode headers;
        try {
            headers = new ObjectMapper()
                    .readTree(file.toFile())
                    .path("apps")
                    .path(app)
                    .path("headers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!headers.isObject() || headers.isEmpty()) {
            throw new IllegalArgumentException(file + " has no headers for app " + app);
        }
        Map<String, String> values = new LinkedHashMap<>();
        headers.properties().forEach(each -> values.put(each.getKey(), text(each.getValue())));
        return new SiteHeaders(values);
    }

    private static String text(JsonNode value) {
        String joined = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(SiteHeaders::plain)
                        .collect(Collectors.joining("; "))
                : plain(value);
        String filled = joined.replace(" {api}", "").replace(" {stream}", "");
        if (filled.contains("{")) {
            throw new IllegalArgumentException("unknown place in a header: " + filled);
        }
        return filled;
    }

    private static String plain(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a header's value is text or a list of texts, not " + value);
        }
        return value.textValue();
    }
}

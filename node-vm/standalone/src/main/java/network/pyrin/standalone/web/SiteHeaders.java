package network.pyrin.standalone.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a built site wants its answers to carry: security headers, and for how long each path is kept. Read from the site's
 * {@code headers.json}, with the hosts of its {@code config.json} filled in; the same rules make a CDN's policy.
 *
 * <p>{@code Strict-Transport-Security} is left out: this server speaks plain HTTP, where browsers ignore it.
 *
 * @param headers name to value, in the file's order
 * @param cache rules, the first that fits holds
 */
record SiteHeaders(Map<String, String> headers, List<CacheRule> cache) {
    /** Name of the rules below the site's root. */
    static final String RULES_FILE = "headers.json";

    /** Name of the runtime configuration below the site's root. */
    static final String CONFIG_FILE = "config.json";

    private static final String ONLY_ENCRYPTED = "Strict-Transport-Security";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Copies. */
    SiteHeaders {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        cache = List.copyOf(cache);
    }

    /**
     * How long some paths are kept.
     *
     * @param path a path, or the begin of one with {@code *} at its end
     * @param value of {@code Cache-Control}
     */
    record CacheRule(String path, String value) {
        boolean fits(String requested) {
            return path.endsWith("*")
                    ? requested.startsWith(path.substring(0, path.length() - 1))
                    : requested.equals(path);
        }
    }

    /**
     * Reads the rules.
     *
     * @param rules content of {@code headers.json}
     * @param config content of {@code config.json}
     * @return the rules with the hosts filled in
     * @throws UncheckedIOException if one of them is not JSON
     */
    static SiteHeaders read(byte[] rules, byte[] config) {
        try {
            JsonNode root = MAPPER.readTree(rules);
            JsonNode hosts = MAPPER.readTree(config);
            Map<String, String> headers = new LinkedHashMap<>();
            root.path("headers").properties().stream()
                    .filter(header -> !header.getKey().equals(ONLY_ENCRYPTED))
                    .forEach(header -> headers.put(header.getKey(), value(header.getValue(), hosts)));
            List<CacheRule> cache = new ArrayList<>();
            root.path("cache")
                    .forEach(rule -> cache.add(new CacheRule(
                            rule.path("path").asText(), rule.path("value").asText())));
            return new SiteHeaders(headers, cache);
        } catch (IOException e) {
            throw new UncheckedIOException("the site's rules are not JSON", e);
        }
    }

    /**
     * The value of {@code Cache-Control} for a path.
     *
     * @param requested with a slash at its begin
     * @return that of the first rule that fits; {@code no-cache} if none does
     */
    String cacheControl(String requested) {
        return cache.stream()
                .filter(rule -> rule.fits(requested))
                .findFirst()
                .map(CacheRule::value)
                .orElse("no-cache");
    }

    private static String value(JsonNode given, JsonNode hosts) {
        if (!given.isArray()) {
            return fill(given.asText(), hosts);
        }
        return given.valueStream().map(part -> fill(part.asText(), hosts)).collect(Collectors.joining("; "));
    }

    private static String fill(String text, JsonNode hosts) {
        return text.replace("{api}", origin(hosts.path("api").asText(), "http"))
                .replace("{stream}", origin(hosts.path("stream").asText(), "ws"))
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** Nothing for a path: that is this host, which the policy names already. */
    private static String origin(String address, String plainScheme) {
        if (address.isEmpty() || address.startsWith("/")) {
            return "";
        }
        URI uri = URI.create(address);
        boolean encrypted = "https".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
        return plainScheme + (encrypted ? "s" : "") + "://" + uri.getRawAuthority();
    }
}

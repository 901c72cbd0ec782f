package network.pyrin.lambdahost.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the event of payload format 2.0 out of a request. */
final class RequestEvents {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/javascript", "application/xml", "application/graphql");

    private RequestEvents() {}

    /**
     * A request as the gateway received it.
     *
     * @param method in capitals
     * @param rawPath as sent, without the query, prefix stripped
     * @param rawQuery as sent, empty if there is none
     * @param headers by any case, in order
     * @param body as sent
     * @param sourceIp of the client
     */
    record Request(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> headers,
            Body body,
            String sourceIp) {}

    /**
     * The path as routes and functions see it: the gateway decodes it once, and cuts it at a decoded question mark.
     * Source: captures of live events, github.com/hotsock/voker pull request 8.
     */
    static String decodedPath(String rawPath) {
        String decoded;
        try {
            decoded = URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return rawPath;
        }
        int cut = decoded.indexOf('?');
        return cut < 0 ? decoded : decoded.substring(0, cut);
    }

    static ObjectNode event(Request request, RouteTable.Match route, String requestId, Instant now) {
        String path = decodedPath(request.rawPath());
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.routeKey());
        event.put("rawPath", path);
        event.put("rawQueryString", request.rawQuery());
        headers(event, request);
        query(event, request.rawQuery());
        context(event.putObject("requestContext"), request, route, path, requestId, now);
        if (!route.parameters().isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            route.parameters().forEach(parameters::put);
        }
        body(event, request);
        return event;
    }

    private static void headers(ObjectNode event, Request request) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        request.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("cookie")) {
                var cookies = event.putArray("cookies");
                values.forEach(value -> List.of(value.split(";")).forEach(one -> cookies.add(one.strip())));
            } else {
                headers.put(lower, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", request.sourceIp());
        headers.put("x-forwarded-proto", "https");
        headers.put("x-forwarded-port", "443");
        event.set("headers", headers);
    }

    private static void query(ObjectNode event, String rawQuery) {
        if (rawQuery.isEmpty()) {
            return;
        }
        ObjectNode parameters = event.putObject("queryStringParameters");
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            String before = parameters.path(name).asText(null);
            parameters.put(name, before == null ? value : before + "," + value);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void context(
            ObjectNode context, Request request, RouteTable.Match route, String path, String requestId, Instant now) {
        String host = header(request.headers(), "host").orElse("localhost");
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", host);
        context.put("domainPrefix", host.split("[.:]", 2)[0]);
        ObjectNode http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", path);
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", header(request.headers(), "user-agent").orElse(""));
        context.put("requestId", requestId);
        context.put("routeKey", route.routeKey());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
    }

    private static void body(ObjectNode event, Request request) {
        boolean text = isText(request.headers());
        if (request.body().size() > 0) {
            event.put("body", text ? request.body().text() : request.body().base64());
        }
        event.put("isBase64Encoded", request.body().size() > 0 && !text);
    }

    private static boolean isText(Map<String, List<String>> headers) {
        return header(headers, "content-type")
                .map(type -> type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip())
                .filter(type -> type.startsWith("text/") || TEXT_TYPES.contains(type))
                .isPresent();
    }

    private static Optional<String> header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst();
    }
}

package network.pyrin.lambdahost.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What goes back to the client.
 *
 * @param status of HTTP
 * @param headers names in lower case
 * @param body as sent
 */
record Answer(int status, Map<String, List<String>> headers, Body body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "upgrade");

    /** A refusal by the gateway itself. */
    static Answer ofGateway(int status, String message) {
        return new Answer(
                status,
                Map.of("content-type", List.of("application/json")),
                Body.of("{\"message\":\"" + message + "\"}"));
    }

    /**
     * Reads what a function answered: format 2.0 if it has a status, else the JSON itself is the body. What has no
     * meaning in format 2.0 (several values as lists) is ignored, as the gateway ignores it.
     *
     * @return empty if it is no answer at all
     */
    static Optional<Answer> read(String payload) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (answer == null || answer.isMissingNode()) {
            return Optional.empty();
        }
        if (!answer.isObject() || !answer.has("statusCode")) {
            return Optional.of(inferred(answer, payload));
        }
        int status = answer.path("statusCode").asInt(0);
        if (status < 200 || status > 599 || !(answer.path("headers").isObject() || isAbsent(answer, "headers"))) {
            return Optional.empty();
        }
        return body(answer).map(body -> new Answer(status, headers(answer), body));
    }

    private static boolean isAbsent(JsonNode answer, String field) {
        return answer.path(field).isMissingNode() || answer.path(field).isNull();
    }

    private static Answer inferred(JsonNode answer, String payload) {
        String body = answer.isTextual() ? answer.textValue() : payload;
        return new Answer(200, Map.of("content-type", List.of("application/json")), Body.of(body));
    }

    private static Map<String, List<String>> headers(JsonNode answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.path("headers").properties().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!CONNECTION_HEADERS.contains(name)) {
                headers.put(name, List.of(header.getValue().asText()));
            }
        });
        List<String> cookies = new ArrayList<>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        return headers;
    }

    private static Optional<Body> body(JsonNode answer) {
        if (isAbsent(answer, "body")) {
            return Optional.of(Body.EMPTY);
        }
        String text = answer.path("body").asText();
        if (!answer.path("isBase64Encoded").asBoolean(false)) {
            return Optional.of(Body.of(text));
        }
        try {
            return Optional.of(Body.wrap(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

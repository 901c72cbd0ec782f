package network.pyrin.functions.common.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One small request and its answer. The oldest client of the platform is the quickest to start. */
final class Http {
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int ANSWER_BYTES_MAX = 1 << 18;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Http() {}

    /** An answer of any status. */
    record Answer(int status, byte[] body) {}

    static Answer send(String method, URI uri, Map<String, String> headers, byte[] body) {
        try {
            if (!(uri.toURL().openConnection() instanceof HttpURLConnection connection)) {
                throw new SecretException("not an address of HTTP: " + uri.getScheme());
            }
            connection.setRequestMethod(method);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            headers.forEach(connection::setRequestProperty);
            if (body.length > 0) {
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(status, in == null ? new byte[0] : in.readNBytes(ANSWER_BYTES_MAX));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new SecretException(uri.getHost() + " does not answer: " + e.getMessage(), e);
        }
    }

    /** The body of a good answer. */
    static JsonNode json(Answer answer) {
        try {
            if (answer.status() == 200) {
                return MAPPER.readTree(answer.body());
            }
        } catch (IOException e) {
            throw new SecretException("the answer is not JSON", e);
        }
        throw new SecretException("refused with status " + answer.status() + ": " + reason(answer.body()));
    }

    /** The service's words for a refusal, without anything else it may have sent. */
    private static String reason(byte[] body) {
        try {
            JsonNode error = MAPPER.readTree(body);
            String type = error.path("__type").asText(error.path("code").asText("no reason given"));
            return type.substring(type.indexOf('#') + 1);
        } catch (IOException e) {
            return "no reason given (" + new String(body, StandardCharsets.UTF_8).length() + " characters)";
        }
    }

    static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new SecretException("the answer has no " + name);
        }
        return value.textValue();
    }
}

package network.pyrin.functions.common.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretReaderTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-north-1:123456789012:secret:pyrin/mongodb-uri-AbCdEf";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private Optional<HttpServer> server = Optional.empty();
    private int status = 200;
    private String answer = "{\"SecretString\":\" mongodb://db/pyrin\\n\"}";

    @BeforeEach
    void start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.start();
        server = Optional.of(http);
        variables.put(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + http.getAddress().getPort());
        variables.put("AWS_ACCESS_KEY_ID", "AKID");
        variables.put("AWS_SECRET_ACCESS_KEY", "very-secret");
        variables.put("AWS_SESSION_TOKEN", "session");
    }

    @AfterEach
    void stop() {
        server.ifPresent(http -> http.stop(0));
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-amz-target") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-amz-security-token") + " "
                    + new String(body, StandardCharsets.UTF_8));
            boolean keys = exchange.getRequestURI().getPath().equals("/keys");
            byte[] bytes = (keys
                            ? "{\"AccessKeyId\":\"RESTORED\",\"SecretAccessKey\":\"s\",\"Token\":\"restored-token\"}"
                            : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(keys ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String id) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
        return new SecretReader(name -> Optional.ofNullable(variables.get(name)), clock).read(id);
    }

    @Test
    void asksOnceAndSigned() {
        assertThat(read(ARN)).isEqualTo("mongodb://db/pyrin");
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst())
                .startsWith("POST / secretsmanager.GetSecretValue AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-north-1/"
                        + "secretsmanager/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;"
                        + "x-amz-target, Signature=")
                .endsWith(" session {\"SecretId\":\"" + ARN + "\"}");
    }

    @Test
    void aNameNeedsARegion() {
        assertThatThrownBy(() -> read("pyrin/mongodb-uri")).hasMessageContaining("AWS_REGION");
        variables.put("AWS_REGION", "eu-west-1");
        read("pyrin/mongodb-uri");
        assertThat(heard.getFirst()).contains("/eu-west-1/secretsmanager/");
    }

    @Test
    void aRestoredFunctionAsksItsRuntimeForKeys() {
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", variables.get("AWS_ENDPOINT_URL") + "/keys");
        variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "runtime");
        variables.remove("AWS_ACCESS_KEY_ID");
        read(ARN);
        assertThat(heard.get(0)).startsWith("GET /keys null runtime ");
        assertThat(heard.get(1)).contains("Credential=RESTORED/").contains(" restored-token ");
    }

    @Test
    void failuresSayWhyAndNeverWhat() {
        variables.remove("AWS_ACCESS_KEY_ID");
        assertThatThrownBy(() -> read(ARN))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
        variables.put("AWS_ACCESS_KEY_ID", "AKID");
        status = 400;
        answer = "{\"__type\":\"com.amazonaws#AccessDeniedException\",\"Message\":\"user x may not read secret y\"}";
        assertThatThrownBy(() -> read(ARN))
                .hasMessage("refused with status 400: AccessDeniedException")
                .message()
                .doesNotContain("very-secret");
        status = 200;
        answer = "{\"SecretBinary\":\"AA==\"}";
        assertThatThrownBy(() -> read(ARN)).hasMessageContaining("SecretString");
        answer = "<html>";
        assertThatThrownBy(() -> read(ARN)).isInstanceOf(SecretException.class);
        stop();
        assertThatThrownBy(() -> read(ARN)).hasMessageContaining("does not answer");
    }
}

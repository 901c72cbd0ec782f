package network.pyrin.standalone.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compressed says so, once, whatever kind of answer it is; seen by a client that decodes nothing by itself. */
@QuarkusTest
@QuarkusTestResource(EmptyStack.class)
class CompressedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI root = URI.create("http://127.0.0.1");

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** The body as the headers say that it is to be read. */
    private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        List<String> codings = answer.headers().allValues("content-encoding");
        if (codings.isEmpty() || codings.equals(List.of("identity"))) {
            return JSON.readTree(answer.body());
        }
        assertThat(codings).containsExactly("gzip");
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return JSON.readTree(body.readAllBytes());
        }
    }

    private HttpRequest.Builder tooManyErrors() {
        String addresses = String.join(
                ",",
                IntStream.range(0, 20).mapToObj(i -> "\"no-address-" + i + "\"").toList());
        return HttpRequest.newBuilder(root.resolve("/api/v1/wallet/balances"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"addresses\":[" + addresses + "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi.json", "/api/v1/status", "/api/no/such", "/api/info/blockdag"})
    void answersSmallAndLarge(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        HttpResponse<byte[]> plain = send(request);
        assertThat(JSON.readTree(plain.body()).isObject()).isTrue();
        HttpResponse<byte[]> compressed = send(request.header("Accept-Encoding", "gzip"));
        assertThat(read(compressed).size()).isEqualTo(read(plain).size());
        if (path.equals("/api/v1/status")) {
            assertThat(compressed.headers().allValues("content-encoding")).containsExactly("gzip");
        }
    }

    @Test
    void largeErrors() throws Exception {
        HttpResponse<byte[]> answer = send(tooManyErrors().header("Accept-Encoding", "gzip"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(read(answer).path("violations").size()).isGreaterThan(5);
    }
}

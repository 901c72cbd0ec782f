package network.pyrin.lambdahost.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.tiny.TinyPackage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Invoke API, and the subscriber of a topic. */
class EventApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Queue<String> LOG = new ConcurrentLinkedQueue<>();
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(256, Duration.ofMinutes(2), Duration.ofMinutes(2), 16);

    @TempDir
    static Path temp;

    private static LambdaHost host;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException {
        FunctionSettings settings =
                FunctionSettings.of("tiny", Map.of()).with(LIMITS).scaled(1, 100);
        host = LambdaHost.start(LambdaHost.Setup.of(settings, TinyPackage.write(temp), temp.resolve("work")), LOG::add);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        host.close();
    }

    private static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.eventsPort() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> invoke(String event, String... headers) throws Exception {
        return post("/2015-03-31/functions/tiny/invocations", event, headers);
    }

    @Test
    void aCallIsAnsweredOrItsFailureTold() throws Exception {
        assertThat(invoke("\"hello\"").body()).isEqualTo("\"hello\"");
        HttpResponse<String> thrown = invoke("\"throw\"");
        assertThat(thrown.statusCode()).isEqualTo(200);
        assertThat(thrown.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(thrown.body()).contains("\"errorType\":\"Broken\"", "\"errorMessage\":\"as asked\"");
        assertThat(post("/2015-03-31/functions/other/invocations", "{}").statusCode())
                .isEqualTo(404);
        assertThat(invoke("\"" + "x".repeat(7_000_000) + "\"").statusCode()).isEqualTo(413);
    }

    @Test
    void aCallNobodyWaitsForIsTakenAndMade() throws Exception {
        String event = "{\"Records\":[\"asynchronous\"]}";
        HttpResponse<String> taken = invoke(event, "X-Amz-Invocation-Type", "Event");
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).isEmpty();
        Conditions.await("the function was called", () -> LOG.contains(event));
    }

    @Test
    void aNotificationReachesTheFunctionAsItsEvent() throws Exception {
        String notification = """
                {"Type":"Notification","MessageId":"n1","TopicArn":"arn:aws:sns:us-east-1:000000000000:t",\
                "Message":"{\\"a\\":1}","Timestamp":"2026-01-01T00:00:00.000Z","SignatureVersion":"1","Signature":"s",\
                "SigningCertURL":"http://cert","UnsubscribeURL":"http://leave",\
                "MessageAttributes":{"kind":{"Type":"String","Value":"block"}}}""";
        assertThat(post("/sns/tiny", notification, "x-amz-sns-subscription-arn", "arn:of:me")
                        .statusCode())
                .isEqualTo(202);
        Conditions.await(
                "the function was called", () -> LOG.stream().anyMatch(line -> line.contains("\"MessageId\":\"n1\"")));
        JsonNode event = JSON.readTree(LOG.stream()
                .filter(line -> line.contains("\"MessageId\":\"n1\""))
                .findFirst()
                .orElseThrow());
        JsonNode entry = event.path("Records").path(0);
        assertThat(entry.path("EventSource").asText()).isEqualTo("aws:sns");
        assertThat(entry.path("EventSubscriptionArn").asText()).isEqualTo("arn:of:me");
        assertThat(entry.path("Sns").path("Message").asText()).isEqualTo("{\"a\":1}");
        assertThat(entry.path("Sns").path("Subject").isNull()).isTrue();
        assertThat(entry.path("Sns").path("SigningCertUrl").asText()).isEqualTo("http://cert");
        assertThat(entry.path("Sns")
                        .path("MessageAttributes")
                        .path("kind")
                        .path("Value")
                        .asText())
                .isEqualTo("block");
    }

    @Test
    void aSubscriptionIsConfirmedOnThisMachineOnly() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer topic = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        topic.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/yes") ? 200 : 403, -1);
            exchange.close();
        });
        topic.start();
        try {
            String local = "http://127.0.0.1:" + topic.getAddress().getPort();
            assertThat(confirm(local + "/yes")).isEqualTo(200);
            assertThat(confirm(local + "/no")).isEqualTo(502);
            assertThat(asked.get()).isEqualTo(2);
            assertThat(confirm("http://192.0.2.1/yes")).isEqualTo(403);
            assertThat(confirm("")).isEqualTo(403);
            assertThat(confirm("http://a b")).isEqualTo(400);
        } finally {
            topic.stop(0);
        }
    }

    private static int confirm(String address) throws Exception {
        return post("/sns/tiny", "{\"Type\":\"SubscriptionConfirmation\",\"SubscribeURL\":\"" + address + "\"}")
                .statusCode();
    }

    @Test
    void whatIsNoNotificationIsRefused() throws Exception {
        assertThat(post("/sns/tiny", "not JSON").statusCode()).isEqualTo(400);
        assertThat(post("/sns/tiny", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/sns/other", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/sns/tiny", " ".repeat(7_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void theStatusNamesInstancesAndWhatWaits() throws Exception {
        invoke("\"hello\"");
        HttpResponse<String> status = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.eventsPort() + "/status"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode tiny = JSON.readTree(status.body()).path("tiny");
        assertThat(tiny.path("instances").size()).isEqualTo(1);
        assertThat(tiny.path("instances").path(0).path("calls").asInt()).isPositive();
        assertThat(tiny.path("waiting").asInt()).isZero();
        assertThat(tiny.path("deadLetters").asInt()).isZero();
    }
}

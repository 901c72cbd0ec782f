package network.pyrin.lambdahost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleDatabase;
import network.pyrin.lambdahost.training.SampleEvents;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.testing.SampleChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions as the managed runtime runs them: a short look at every kind of request, and at alerts' events. */
class ManagedEndToEndTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "explorer-api";
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(512, Duration.ofSeconds(30), Duration.ofMinutes(2), 64);

    @TempDir
    static Path temp;

    private static SampleDatabase database;
    private static LambdaHost host;
    private static SampleClient client;

    @BeforeAll
    static void start() throws Exception {
        database = SampleDatabase.start();
        FunctionSettings settings =
                FunctionSettings.of(NAME, database.environment()).with(LIMITS).scaled(1, 100);
        host = LambdaHost.start(LambdaHost.Setup.of(settings, Packages.managed(NAME), temp.resolve("a")), line -> {});
        client = new SampleClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        host.close();
        database.close();
    }

    private static HttpResponse<String> send(LambdaHost to, String method, String path, String body) throws Exception {
        return client.request(
                URI.create("http://127.0.0.1:" + to.httpPort()),
                new SampleEvents.Request(method, path, body.isEmpty() ? Optional.empty() : Optional.of(body)));
    }

    @Test
    void everySampleIsAnsweredAndNoneWithAFailure() throws Exception {
        for (SampleEvents.Sample sample : SampleEvents.of(NAME)) {
            assertThat(client.send(host, NAME, sample)).as("%s", sample).isIn(200, 204, 400, 404, 422, 503);
        }
        HttpResponse<String> dag = send(host, "GET", "/info/blockdag", "");
        JsonNode body = JSON.readTree(dag.body());
        assertThat(body.path("sink").asText()).isEqualTo(SampleChain.block(5).toHex());
        assertThat(dag.headers().firstValue("etag")).isPresent();
        assertThat(dag.headers().firstValue("x-request-id")).isPresent();
        assertThat(send(host, "GET", "/openapi.json", "").body()).startsWith("{");
        assertThat(host.function(NAME).instances()).hasSize(1);
    }

    @Test
    void addressesArriveWhetherTheirColonIsEscapedOrNot() throws Exception {
        String plain = "/addresses/" + SampleChain.MINER + "/balance";
        assertThat(send(host, "GET", plain.replace(":", "%3A"), "").body())
                .isEqualTo(send(host, "GET", plain, "").body())
                .contains("balance");
    }

    @Test
    void pathsOfAnyKindAreNotFoundAndNoFailure() throws Exception {
        for (String path :
                List.of("/a%20b", "/a%0d%0aSet-Cookie:%20x", "/%00", "/%7Bx%7D%7C", "/%2F%2Fhost", "/%25zz")) {
            HttpResponse<String> answer = send(host, "GET", path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo("{\"detail\":\"Not Found\"}");
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        }
    }

    @Test
    void whatIsTooLargeIsRefusedByTheFunctionOrTheGateway() throws Exception {
        assertThat(send(host, "POST", "/transactions/search", " ".repeat(200_001))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(host, "POST", "/transactions/search", " ".repeat(7_000_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void anUnreachableDatabaseIsSaidAndNothingBreaks() throws Exception {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("PYRIN_MONGODB_URI", "mongodb://127.0.0.1:1/pyrin");
        FunctionSettings settings =
                FunctionSettings.of(NAME, environment).with(LIMITS).scaled(1, 100);
        try (LambdaHost lonely = LambdaHost.start(
                LambdaHost.Setup.of(settings, Packages.managed(NAME), temp.resolve("b")), line -> {})) {
            HttpResponse<String> answer = send(lonely, "GET", "/v1/dashboard", "");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\"").doesNotContain("Exception");
        }
    }

    @Test
    void theSampleEventsOfAlertsReachTheirReceivers() throws Exception {
        FunctionSettings settings = FunctionSettings.of("alerts", database.environment())
                .with(LIMITS)
                .scaled(1, 100);
        try (LambdaHost alerts = LambdaHost.start(
                        LambdaHost.Setup.of(settings, Packages.managed("alerts"), temp.resolve("c")), line -> {});
                MongoClient mongo = MongoClients.create(database.uri())) {
            for (SampleEvents.Sample sample : SampleEvents.of("alerts")) {
                assertThat(client.send(alerts, "alerts", sample))
                        .as("%s", sample)
                        .isEqualTo(200);
            }
            WebhookReader webhooks = new WebhookReader(mongo.getDatabase("pyrin"));
            assertThat(webhooks.webhook("well").orElseThrow().health().recent())
                    .as("what artefacts are trained with must be delivered")
                    .singleElement()
                    .matches(WebhookHealth.Call::isSuccess);
            assertThat(webhooks.webhook("ill").orElseThrow().health().recent())
                    .singleElement()
                    .matches(call -> !call.isSuccess());
        }
    }
}

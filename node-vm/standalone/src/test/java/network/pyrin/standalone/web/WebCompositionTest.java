package network.pyrin.standalone.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.functions.routes.OpenApiRoutes;
import network.pyrin.functions.routes.Route;
import network.pyrin.functions.routes.RouteTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmptyStack.class)
class WebCompositionTest {
    @TestHTTPResource("/")
    URI root = URI.create("http://127.0.0.1");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/blocks/abc", "/txs/1", "/addresses/pyrinsim:q", "/apiary"})
    void pagesAreThePage(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .body(equalTo(EmptyStack.PAGE));
    }

    @Test
    void theApiLivesUnderItsPrefixAndNeverAnswersWithThePage() {
        given().get("/api/v1/status")
                .then()
                .statusCode(200)
                .body("state", equalTo("starting"))
                .body("network", equalTo("simnet"))
                .body("sinkHash", nullValue());
        given().get("/api/v1/dashboard").then().statusCode(503).body("code", equalTo("not-ready"));
        given().get("/api/info/blockdag").then().statusCode(503).body("detail", containsString("no node"));
        given().get("/api/no/such").then().statusCode(404).body("detail", equalTo("Not Found"));
        given().get("/api/docs").then().statusCode(200).body(containsString("openapi.json"));
        given().get("/api/openapi.json").then().statusCode(200).body(containsString("/v1/dashboard"));
        given().get("/api/v1/pool/miners").then().statusCode(503).body("code", equalTo("no-pool"));
        given().contentType("application/json")
                .body("{\"addresses\":[]}")
                .post("/api/v1/wallet/balances")
                .then()
                .statusCode(422)
                .body("violations[0].loc", contains("body", "addresses"));
        Response front = given().redirects().follow(false).get("/api/");
        assertThat(front.statusCode()).isEqualTo(307);
        assertThat(front.header("Location")).isEqualTo("docs");
    }

    /** One application must answer what several functions answer apart: resources of one may hide those of another. */
    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteOfEveryFunctionIsReached(Route route) {
        String path = route.path().replace("{name}", "kaspad").replaceAll("\\{[^}]*}", "some");
        Response response = given().header("X-Forwarded-For", "203.0.113.77")
                .contentType("application/json")
                .request(route.method(), "/api" + path);
        assertThat(response.statusCode()).as(response.asString()).isNotEqualTo(405);
        assertThat(response.asString()).doesNotContain("\"Not Found\"");
    }

    static List<Route> routes() {
        return RouteTable.load().routes();
    }

    /** As the packaged functions do; the front door's describes everything here. */
    @ParameterizedTest
    @EnumSource(
            value = FunctionName.class,
            names = {"WALLET_API", "POOL_API"})
    void everyFunctionDescribesExactlyItsOwnRoutes(FunctionName function) throws Exception {
        Response answer = given().get("/api" + OpenApiRoutes.documentPath(function));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        byte[] body = answer.asByteArray();
        List<Route> described = OpenApiRoutes.read(
                function, new String(body, UTF_8).replace("\"/api/", "\"/").getBytes(UTF_8));
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(RouteTable.load().routes().stream()
                        .filter(route -> route.function() == function)
                        .toList());
        JsonNode document = new ObjectMapper().readTree(body);
        assertThat(document.findValues("$ref")).allSatisfy(reference -> assertThat(
                        document.at(reference.asText().substring(1)).isObject())
                .as(reference.asText())
                .isTrue());
        given().get("/api/v1/pool/anything-else.json").then().statusCode(503);
    }

    @Test
    void preflightsAreAnswered() {
        Response preflight = given().header("Origin", "https://x.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "Access-Control-Allow-Origin")
                .options("/api/info/blockdag");
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("Access-Control-Allow-Origin");
    }

    @Test
    void whoAsksTooOftenHearsSoAndOthersDoNotSuffer() {
        Response response = asClient("203.0.113.9");
        assertThat(response.header("RateLimit-Policy")).isEqualTo("\"submit\";q=50;w=10");
        assertThat(response.header("RateLimit")).startsWith("\"submit\";r=49;t=");
        for (int i = 0; i < 500 && response.statusCode() != 429; i++) {
            response = asClient("203.0.113.9");
        }
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(response.header("RateLimit")).startsWith("\"submit\";r=0;");
        assertThat(asClient("203.0.113.10").statusCode()).isNotEqualTo(429);
        given().header("X-Forwarded-For", "203.0.113.9")
                .get("/api/v1/status")
                .then()
                .statusCode(200);
    }

    private static Response asClient(String address) {
        return given().header("X-Forwarded-For", address)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/transactions");
    }

    @Test
    void metricsAndHealthAreThere() {
        given().get("/metrics").then().statusCode(200).body(containsString("stream_connections"));
        given().get("/healthz").then().statusCode(200).body(equalTo("ok"));
    }

    @Test
    void bothSocketProtocolsAreOnTheSamePort() throws Exception {
        assertThat(firstAnswer("stream", "{\"op\":\"ping\",\"id\":7}")).contains("\"op\":\"welcome\"");
        assertThat(firstAnswer("", "{\"subscribe\":\"moon\"}")).contains("\"type\":\"error\"");
        assertThat(firstAnswer("ws/raw", "{\"subscribe\":\"moon\"}")).contains("\"type\":\"error\"");
    }

    private String firstAnswer(String path, String message) throws InterruptedException {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + root.getAuthority() + "/" + path), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                            answers.add(data.toString());
                            from.request(1);
                            return null;
                        }
                    })
                    .join();
            socket.sendText(message, true).join();
            String answer = answers.poll(10, TimeUnit.SECONDS);
            socket.abort();
            return answer == null ? "nothing" : answer;
        }
    }
}

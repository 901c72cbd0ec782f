package network.pyrin.lambdahost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private static final RouteTable.Match ROUTE = new RouteTable.Match("$default", "f", Map.of());

    private static ObjectNode event(String path, String query, Map<String, List<String>> headers, String body) {
        return RequestEvents.event(
                new RequestEvents.Request("POST", path, query, headers, Body.of(body), "127.0.0.1"),
                ROUTE,
                "id",
                Instant.ofEpochMilli(1_700_000_000_000L));
    }

    @Test
    void aRequestBecomesAnEventOfFormatTwo() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Host", List.of("api.example.org"));
        headers.put("Accept", List.of("a", "b"));
        headers.put("Cookie", List.of("x=1; y=2"));
        headers.put("Content-Type", List.of("application/json; charset=utf-8"));
        JsonNode event = event("/a%2Fb/pyrin%3Aq", "k=1&k=2%2C&empty", headers, "{\"ä\":1}");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("rawPath").asText()).isEqualTo("/a/b/pyrin:q");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("k=1&k=2%2C&empty");
        assertThat(event.path("queryStringParameters").path("k").asText()).isEqualTo("1,2,");
        assertThat(event.path("headers").path("accept").asText()).isEqualTo("a,b");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("cookies").toString()).isEqualTo("[\"x=1\",\"y=2\"]");
        assertThat(event.path("body").asText()).isEqualTo("{\"ä\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
        assertThat(event.at("/requestContext/domainPrefix").asText()).isEqualTo("api");
        assertThat(event.at("/requestContext/time").asText()).isEqualTo("14/Nov/2023:22:13:20 +0000");
    }

    @Test
    void whatIsNotTextTravelsInBase64() {
        JsonNode event = event("/", "", Map.of("Content-Type", List.of("application/octet-stream")), "abc");
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.path("body").asText()).isEqualTo("YWJj");
    }

    @Test
    void pathsAreDecodedOnceAndCutAtADecodedQuestionMark() {
        assertThat(RequestEvents.decodedPath("/a+b%2B%20c")).isEqualTo("/a+b+ c");
        assertThat(RequestEvents.decodedPath("/a%3Fb=c")).isEqualTo("/a");
        assertThat(RequestEvents.decodedPath("/100%")).isEqualTo("/100%");
    }

    @Test
    void anAnswerOfFormatTwoBecomesHttp() {
        Answer answer = Answer.read("""
                {"statusCode":201,"headers":{"X-A":"1","Connection":"close"},"multiValueHeaders":{"X-B":["1","2"]},
                 "cookies":["a=1","b=2"],"body":"aGk=","isBase64Encoded":true}""").orElseThrow();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers())
                .containsEntry("x-a", List.of("1"))
                .containsEntry("set-cookie", List.of("a=1", "b=2"));
        assertThat(answer.headers()).doesNotContainKeys("connection", "x-b");
        assertThat(answer.body().text()).isEqualTo("hi");
    }

    @Test
    void anyOtherJsonIsTheBodyItself() {
        assertThat(Answer.read("{\"a\":1}").orElseThrow().body().text()).isEqualTo("{\"a\":1}");
        assertThat(Answer.read("\"hello\"").orElseThrow().body().text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"statusCode\":\"yes\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"body\":\"%%%\",\"isBase64Encoded\":true}"
            })
    void malformedAnswersAreNone(String payload) {
        assertThat(Answer.read(payload)).isEmpty();
    }
}

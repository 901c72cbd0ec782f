package network.pyrin.functions.explorerapi.lambda;

import static network.pyrin.testing.SampleChain.FRIEND;
import static network.pyrin.testing.SampleChain.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SampleDatabase.class)
class CrossCuttingTest {
    @ParameterizedTest
    @ValueSource(strings = {"/info/blockdag", "/v1/dashboard", "/no/such/route"})
    void anyPreflightIsAnswered(String path) {
        Response response = Api.request()
                .header("Origin", "https://explorer.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "access-control-allow-origin,x-whatever")
                .options(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://explorer.example");
        assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(Api.header(response, "Access-Control-Allow-Headers"))
                .isEqualTo("access-control-allow-origin, x-whatever");
        assertThat(Api.header(response, "Access-Control-Allow-Methods")).contains("GET", "POST");
    }

    @Test
    void answersAndErrorsAreReadableFromAnyOrigin() {
        for (String path : new String[] {"/info/blockdag", "/blocks/" + "00".repeat(32), "/nothing"}) {
            Response response = Api.request()
                    .header("Origin", "https://a.example")
                    .header("Access-Control-Allow-Origin", "*")
                    .get(path);
            assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
            assertThat(Api.header(response, "Access-Control-Expose-Headers")).contains("X-Page-Count");
        }
    }

    @Test
    void tagsSaveBodies() {
        Response first = Api.get("/info/blockdag");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        Response second = Api.request().header("If-None-Match", tag).get("/info/blockdag");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.asString()).isEmpty();
        assertThat(Api.request()
                        .header("If-None-Match", "\"other\"")
                        .get("/info/blockdag")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/info/blockdag | public, max-age=8",
                "/v1/dashboard | public, max-age=0, s-maxage=1, must-revalidate",
                "/blocks/0000000000000000000000000000000000000000000000000000000000000000 | public, max-age=8",
                "/transactions/0000000000000000000000000000000000000000000000000000000000000000 | public, max-age=3",
                "/nothing | no-store"
            })
    void cacheHeadersSayHowLong(String path, String value) {
        assertThat(Api.header(Api.get(path), "Cache-Control")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/info/blockdag", "/info/blockreward", "/info/halving", "/info/hashrate"})
    void whatIsKeptNeedNotBeSentAgain(String path) {
        Response first = Api.get(path);
        assertThat(first.getHeaders().getValues("Vary")).contains("Accept-Encoding", "Origin");
        Response again =
                Api.request().header("If-None-Match", Api.header(first, "ETag")).get(path);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
    }

    @Test
    void oldBlocksMayBeKeptForADay() {
        assertThat(Api.header(Api.get("/blocks/" + block(1).toHex()), "Cache-Control"))
                .isEqualTo("public, max-age=86400");
    }

    @Test
    void requestIdsComeBack() {
        assertThat(Api.request().header("X-Request-Id", "abc-1").get("/ping").header("X-Request-Id"))
                .isEqualTo("abc-1");
        assertThat(Api.request()
                        .header("X-Request-Id", "bad id\u007f")
                        .get("/ping")
                        .header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void errorsHaveTheOldShapes() {
        Api.get("/blocks/" + "00".repeat(32)).then().statusCode(404).body("detail", equalTo("Block not found"));
        Api.get("/transactions/" + "00".repeat(32)).then().body("detail", equalTo("Transaction not found"));
        Api.get("/nothing").then().statusCode(404).body("detail", equalTo("Not Found"));
        Api.get("/blocks/xyz")
                .then()
                .statusCode(422)
                .body("detail", hasSize(1))
                .body("detail[0].loc", equalTo(java.util.List.of("path", "blockId")))
                .body("detail[0].msg", containsString("[a-f0-9]{64}"))
                .body("detail[0].type", equalTo("value_error.str.regex"));
        Api.get("/addresses/" + FRIEND + "/full-transactions?limit=501")
                .then()
                .statusCode(422)
                .body("detail[0].loc", equalTo(java.util.List.of("query", "limit")));
        Api.get("/addresses/kaspa:qq/balance").then().statusCode(422);
        String wrongChecksum = FRIEND.substring(0, FRIEND.length() - 1) + (FRIEND.endsWith("q") ? "p" : "q");
        Api.get("/addresses/" + wrongChecksum + "/balance")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Invalid address: " + wrongChecksum));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"transactionIds\":7}", "{\"transactionIds\":[7]}", "{}"})
    void malformedBodiesAre422(String body) {
        Response response = Api.post("/transactions/search", body);
        assertThat(response.statusCode()).isIn(422, 411);
    }

    @Test
    void tooManyIdsAndTooMuchToResolveAreRefused() {
        String many = "\"" + "ab".repeat(32) + "\"" + (",\"" + "ab".repeat(32) + "\"").repeat(1_000);
        Api.post("/transactions/search", "{\"transactionIds\":[" + many + "]}")
                .then()
                .statusCode(422)
                .body("detail", equalTo("Too many transaction ids. Max 1000"));
        Api.post("/transactions/search", "{\"transactionIds\":[],\"acceptingBlueScores\":{\"gte\":1,\"lt\":2}}")
                .then()
                .statusCode(422)
                .body("detail", equalTo("Only one of transactionIds and acceptingBlueScores must be non-null"));
    }

    @Test
    void largeBodiesAreRefusedWithoutABody() {
        Response response = Api.post("/transactions/search", " ".repeat(200_001));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.asString()).isEmpty();
    }

    @Test
    void theRootLeadsToTheDocsAndTheirDocument() {
        Response root = Api.request().redirects().follow(false).get("/");
        assertThat(root.statusCode()).isEqualTo(307);
        assertThat(root.header("Location")).isEqualTo("docs");
        Api.get("/docs")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .body(containsString("openapi.json"));
        Api.request()
                .accept("application/json")
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Explorer API"))
                .body("paths.'/v1/dashboard'.get.summary", equalTo("Everything the home page shows"));
    }
}

package network.pyrin.functions.walletapi.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.pyrin.readmodel.Collections;
import network.pyrin.testing.SampleChain;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AddressListsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode body(List<String> addresses) {
        ObjectNode body = JSON.createObjectNode();
        addresses.forEach(body.putArray("addresses")::add);
        return body;
    }

    @Test
    void balancesOfAThousandAddressesComeAtOnce() throws Exception {
        List<String> addresses = Surroundings.addresses(1_000);
        Response response = Api.post("/v1/wallet/balances", body(addresses).toString());
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.asByteArray());
        assertThat(answer.path("balances")).hasSize(1_000);
        long total = 0;
        for (int number = 0; number < 1_000; number++) {
            JsonNode balance = answer.path("balances").get(number);
            assertThat(balance.path("address").asText()).isEqualTo(addresses.get(number));
            long expected = 0;
            for (int slot = 0; slot < Surroundings.utxoCount(number); slot++) {
                expected += Surroundings.amount(number, slot);
            }
            assertThat(balance.path("balance").textValue()).isEqualTo(Long.toString(expected));
            total += expected;
        }
        assertThat(answer.path("total").textValue()).isEqualTo(Long.toString(total));
        assertThat(answer.path("at").path("sequence").textValue()).isEqualTo("5");
    }

    @Test
    void anAddressNeverSeenHoldsNothingAndOneTwiceIsOne() {
        String nobody = SampleChain.nobody();
        Api.post("/v1/wallet/balances", body(List.of(nobody, nobody)).toString())
                .then()
                .statusCode(200)
                .body("balances", hasSize(1))
                .body("balances[0].balance", equalTo("0"))
                .body("balances[0].utxoCount", equalTo(0));
    }

    @Test
    void whatIsNoAddressOfThisNetworkIsNamed() {
        String mainnet = "pyrin:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";
        Api.post(
                        "/v1/wallet/balances",
                        body(List.of(SampleChain.FRIEND, mainnet, "x")).toString())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-parameter"))
                .body("violations", hasSize(2))
                .body("violations[0].loc", equalTo(List.of("body", "addresses", "1")))
                .body("violations[1].loc", equalTo(List.of("body", "addresses", "2")))
                .body("requestId", containsString("-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"addresses\":[]}", "{\"addresses\":\"x\"}", "{\"addresses\":[1]}", "{"})
    void malformedBodiesAreRefused(String body) {
        for (String path : List.of("/v1/wallet/balances", "/v1/wallet/utxos")) {
            Api.post(path, body).then().statusCode(422).body("code", equalTo("invalid-parameter"));
        }
    }

    @Test
    void moreThanAThousandAreTooMany() {
        Api.post("/v1/wallet/utxos", body(Surroundings.addresses(1_001)).toString())
                .then()
                .statusCode(422)
                .body("detail", containsString("1 to 1000"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 997, 5_000})
    void allPagesTogetherAreAllOutputs(int limit) throws Exception {
        List<String> addresses = Surroundings.addresses(limit == 1 ? 12 : 1_000);
        Set<String> outpoints = new HashSet<>();
        List<Long> amounts = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ObjectNode body = body(addresses).put("limit", limit);
            cursor.ifPresent(text -> body.put("cursor", text));
            Response response = Api.post("/v1/wallet/utxos", body.toString());
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
            assertThat(response.asByteArray().length).isLessThan(2_000_000);
            JsonNode page = JSON.readTree(response.asByteArray());
            assertThat(page.path("utxos").size()).isBetween(1, limit);
            for (JsonNode utxo : page.path("utxos")) {
                assertThat(outpoints.add(utxo.path("transactionId").asText() + utxo.path("index")))
                        .isTrue();
                amounts.add(Long.parseLong(utxo.path("amount").textValue()));
            }
            cursor = Optional.ofNullable(page.path("next").textValue());
        } while (cursor.isPresent());
        List<Long> expected = new ArrayList<>();
        for (int number = 0; number < addresses.size(); number++) {
            for (int slot = 0; slot < Surroundings.utxoCount(number); slot++) {
                expected.add(Surroundings.amount(number, slot));
            }
        }
        assertThat(amounts).isEqualTo(expected);
    }

    @Test
    void theLastPageNamesWhatChangedMeanwhile() throws Exception {
        List<String> addresses = List.of(Surroundings.address(8), SampleChain.FRIEND, SampleChain.MINER);
        JsonNode first = JSON.readTree(
                Api.post("/v1/wallet/utxos", body(addresses).put("limit", 9).toString())
                        .asByteArray());
        assertThat(first.path("changed")).isEmpty();
        Document friend = new Document("_id", SampleChain.FRIEND);
        Surroundings.write(database -> database.getCollection(Collections.ADDRESSES)
                .updateOne(friend, new Document("$set", new Document("lastSequence", 6L))));
        JsonNode second = JSON.readTree(Api.post(
                        "/v1/wallet/utxos",
                        body(addresses)
                                .put("cursor", first.path("next").textValue())
                                .toString())
                .asByteArray());
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(second.path("changed")).hasSize(1);
        assertThat(second.path("changed").get(0).asText()).isEqualTo(SampleChain.FRIEND);
        Surroundings.write(database -> database.getCollection(Collections.ADDRESSES)
                .updateOne(friend, new Document("$set", new Document("lastSequence", 5L))));
    }

    @Test
    void aCursorIsBoundToItsList() throws Exception {
        JsonNode first = JSON.readTree(Api.post(
                        "/v1/wallet/utxos",
                        body(Surroundings.addresses(20)).put("limit", 1).toString())
                .asByteArray());
        ObjectNode other = body(Surroundings.addresses(19));
        Api.post(
                        "/v1/wallet/utxos",
                        other.put("cursor", first.path("next").textValue()).toString())
                .then()
                .statusCode(422)
                .body("violations[0].msg", containsString("another list"));
        for (String bad : List.of("", "x", "AAAA", "%%%")) {
            Api.post("/v1/wallet/utxos", other.put("cursor", bad).toString())
                    .then()
                    .statusCode(422)
                    .body("violations[0].loc", equalTo(List.of("body", "cursor")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5001", "-1", "1.5", "\"7\""})
    void limitsAreBounded(String limit) {
        Api.post("/v1/wallet/utxos", "{\"addresses\":[\"%s\"],\"limit\":%s}".formatted(SampleChain.FRIEND, limit))
                .then()
                .statusCode(422)
                .body("violations[0].loc", equalTo(List.of("body", "limit")));
    }
}

package network.pyrin.functions.explorerapi.lambda;

import static network.pyrin.testing.SampleChain.MINER;
import static network.pyrin.testing.SampleChain.PAYMENT;
import static network.pyrin.testing.SampleChain.block;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import network.pyrin.testing.SampleChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document says what the bodies are: every one is checked against the schema of its call. */
@QuarkusTest
@QuarkusTestResource(SampleDatabase.class)
class DocumentTruthTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/v1/status, ''",
        "/v1/dashboard, ''",
        "/v1/metrics, ''",
        "/v1/metrics/history, ''",
        "/v1/dag, ''",
        "/v1/mempool, ''",
        "/v1/blocks, ''",
        "/v1/blocks/{hash}, BLOCK",
        "/v1/transactions, ''",
        "/v1/transactions/{id}, TX",
        "/v1/addresses/{address}, ADDRESS",
        "/v1/addresses/{address}, NOBODY",
        "/v1/addresses/{address}/transactions, ADDRESS",
        "/v1/addresses/{address}/utxos, ADDRESS",
        "/v1/rich-list, ''",
        "/v1/fees, ''",
        "/info/fee-estimate, ''",
        "/v1/search, QUERY",
        "/info/blockdag, ''",
        "/info/pyrin, ''",
        "/info/coinsupply, ''",
        "/info/blockreward, ''",
        "/info/halving, ''",
        "/blocks/{blockId}, BLOCK",
        "/transactions/{transactionId}, TX",
        "/addresses/{pyrinAddress}/balance, ADDRESS",
        "/addresses/{pyrinAddress}/utxos, ADDRESS",
        "/addresses/{pyrinAddress}/full-transactions, ADDRESS",
        "/addresses/{pyrinAddress}/transactions-count, ADDRESS"
    })
    void theBodyIsWhatTheDocumentSays(String path, String key) throws Exception {
        JsonNode document = document();
        Response answer = Api.get(filled(path, key));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode schema = document.at("/paths")
                .path(path)
                .at("/get/responses/200/content")
                .path("application/json")
                .path("schema");
        assertThat(new BodyCheck(document).faults(schema, MAPPER.readTree(answer.asString())))
                .isEmpty();
    }

    @Test
    void anAmountWrittenAsANumberOrLeftOutWouldBeNoticed() throws Exception {
        JsonNode document = document();
        JsonNode schema = document.at("/components/schemas/AddressViewsSingle");
        BodyCheck check = new BodyCheck(document);
        JsonNode body = MAPPER.readTree(Api.get("/v1/addresses/" + MINER).asString());
        ((ObjectNode) body.get("address")).put("balance", 7L);
        assertThat(check.faults(schema, body)).containsExactly("address.balance is 7");
        ((ObjectNode) body.get("address")).remove("balance");
        assertThat(check.faults(schema, body)).containsExactly("address.balance is missing");
        ((ObjectNode) body.get("address")).put("balance", "7").put("more", 1);
        assertThat(check.faults(schema, body)).containsExactly("address.more is not in the document");
    }

    @Test
    void aProblemIsInTheDocumentToo() throws Exception {
        JsonNode document = document();
        JsonNode schema = document.at("/components/schemas/Problem");
        JsonNode body = MAPPER.readTree(Api.get("/v1/blocks/xyz").asString());
        assertThat(new BodyCheck(document).faults(schema, body)).isEmpty();
        assertThat(document.toString()).contains("application/problem+json");
    }

    @Test
    void amountsAndHashesAreTextOfAShape() throws Exception {
        JsonNode schemas = document().at("/components/schemas");
        assertThat(schemas.at("/DecimalString/pattern").asText()).isEqualTo("^-?[0-9]+$");
        assertThat(schemas.at("/Hash/pattern").asText()).isEqualTo("^[0-9a-f]{64}$");
        assertThat(schemas.properties().stream().map(schema -> schema.getKey())).noneMatch(name -> name.contains("."));
    }

    private static JsonNode document() throws Exception {
        return MAPPER.readTree(Api.get("/openapi.json?format=json").asString());
    }

    private static String filled(String path, String key) {
        String value =
                switch (key) {
                    case "BLOCK" -> block(4).toHex();
                    case "TX" -> PAYMENT.id().toHex();
                    case "ADDRESS" -> MINER;
                    case "NOBODY" -> SampleChain.nobody();
                    case "QUERY" -> "?q=2";
                    default -> "";
                };
        List<String> parts = List.of(path.split("\\{[a-zA-Z]+}", -1));
        return parts.size() == 1 ? path + value : parts.get(0) + value + parts.get(1);
    }
}

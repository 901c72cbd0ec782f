package network.pyrin.functions.poolapi.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PoolTest {
    @Test
    void healthSaysThatThereIsNoPool() {
        Api.get("/v1/pool/health").then().statusCode(200).body("state", equalTo("no-pool"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/pool", "/v1/pool/miners", "/v1/pool/miners/pyrin:qq/payments"})
    void everythingElseIsNotThereYet(String path) {
        Api.get(path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "3600")
                .body("code", equalTo("no-pool"))
                .body("detail", equalTo("There is no pool here yet."));
        assertThat(Api.header(Api.get(path), "Cache-Control")).isEqualTo("no-store");
    }
}

package network.pyrin.lambdahost.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private static final RouteTable TABLE = RouteTable.parse(List.of(
            "# the order does not matter",
            "$default fallback",
            "ANY /v1/{rest+} greedy",
            "GET /v1/blocks/{hash} block",
            "GET /v1/blocks/newest newest",
            "ANY /v1/blocks/{hash} any",
            "OPTIONS /{proxy+} preflight"));

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/blocks/newest,newest",
        "GET,/v1/blocks/ab,block",
        "POST,/v1/blocks/ab,any",
        "GET,/v1/blocks/ab/more,greedy",
        "GET,/v1,fallback",
        "GET,/,fallback",
        "OPTIONS,/info/x,preflight",
        "OPTIONS,/v1/blocks/newest,any",
    })
    void theMostExactRouteWins(String method, String path, String function) {
        assertThat(TABLE.find(method, path).orElseThrow().function()).isEqualTo(function);
    }

    @Test
    void parametersAreHandedOver() {
        RouteTable.Match block = TABLE.find("GET", "/v1/blocks/ab").orElseThrow();
        assertThat(block.parameters()).containsEntry("hash", "ab").hasSize(1);
        assertThat(block.routeKey()).isEqualTo("GET /v1/blocks/{hash}");
        assertThat(TABLE.find("GET", "/v1/a/b/c").orElseThrow().parameters()).containsEntry("rest", "a/b/c");
    }

    @Test
    void withoutADefaultUnknownPathsHaveNoRoute() {
        assertThat(RouteTable.parse(List.of("GET /a x")).find("GET", "/b")).isEmpty();
        assertThatThrownBy(() -> RouteTable.parse(List.of("GET a x"))).hasMessageContaining("not a route");
    }
}

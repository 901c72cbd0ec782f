package network.pyrin.functions.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private static Route route(String method, String path, FunctionName function) {
        return new Route(method, path, function, CacheRule.parse("8"), Throttle.READ, false, List.of());
    }

    private static RouteTable two(String one, String other) {
        return new RouteTable(
                List.of(route("GET", one, FunctionName.EXPLORER_API), route("GET", other, FunctionName.WALLET_API)));
    }

    @Test
    void theCheckedInTableIsWhole() {
        RouteTable table = RouteTable.load();
        for (FunctionName function : FunctionName.values()) {
            assertThat(table.of(function)).as(function.text()).isNotEmpty();
        }
        assertThat(table.find("HEAD", "/v1/dashboard").orElseThrow().function()).isEqualTo(FunctionName.EXPLORER_API);
        assertThat(table.find("GET", "/v1/pool/miners/x").orElseThrow().path()).isEqualTo("/v1/pool/{path+}");
        assertThat(table.find("GET", "/v1/pool/health").orElseThrow().path()).isEqualTo("/v1/pool/health");
        assertThat(table.find("GET", "/nobody/has/this")).isEmpty();
        assertThat(table.find("GET", "/v1/wallet/balances")).isEmpty();
        assertThat(table.isAnswered("/v1/wallet/balances")).isTrue();
        assertThat(table.isAnswered("/v1/wallet/nothing")).isFalse();
        // The quota of routes of one gateway is 300; the rest is for what is to come.
        assertThat(Stream.of(FunctionName.values())
                        .mapToInt(function -> table.gatewayKeys(function).size())
                        .sum())
                .isLessThan(250);
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a",
        "/a/{x}, /a/{y}",
        "/a/{x}, /a/b",
        "/a/b, /{x}/b",
        "/a/{rest+}, /a/b/c",
        "/a/{rest+}, /{x}/{y}/{z}",
        "/, /"
    })
    void whatTwoFunctionsCouldAnswerIsRefused(String one, String other) {
        assertThatThrownBy(() -> two(one, other)).hasMessageContaining("answer the same request");
        assertThatThrownBy(() -> two(other, one)).hasMessageContaining("answer the same request");
    }

    @ParameterizedTest
    @CsvSource({"/a, /b", "/a/{x}, /a", "/a/{x}, /a/b/c", "/a/{x}/c, /a/b/d", "/a/{rest+}, /a", "/, /{x}"})
    void whatIsApartIsNot(String one, String other) {
        assertThat(two(one, other).routes()).hasSize(2);
        assertThat(two(other, one).routes()).hasSize(2);
    }

    @Test
    void oneFunctionMayHaveALiteralBesideAParameter() {
        RouteTable table = new RouteTable(List.of(
                route("GET", "/a/{x}", FunctionName.EXPLORER_API), route("GET", "/a/b", FunctionName.EXPLORER_API)));
        assertThat(table.find("GET", "/a/b").orElseThrow().path()).isEqualTo("/a/b");
        assertThat(table.find("GET", "/a/c/").orElseThrow().path()).isEqualTo("/a/{x}");
        assertThatThrownBy(() -> new RouteTable(List.of(
                        route("GET", "/a", FunctionName.EXPLORER_API), route("GET", "/a", FunctionName.EXPLORER_API))))
                .hasMessageContaining("answer the same request");
    }

    @Test
    void gatewaysGetHeadAndPreflights() {
        RouteTable table = two("/a", "/b");
        assertThat(table.gatewayKeys(FunctionName.EXPLORER_API))
                .containsExactly("GET /a", "HEAD /a", "OPTIONS /{proxy+}", "$default");
        assertThat(table.gatewayKeys(FunctionName.WALLET_API)).containsExactly("GET /b", "HEAD /b");
    }

    @Test
    void theTableSurvivesItsJson() throws Exception {
        RouteTable table = RouteTable.load();
        String json = RouteJson.write(table);
        assertThat(RouteJson.read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "/a b", "/a//b", "/{x+}/b", "/a/"})
    void otherTemplatesAreRefused(String path) {
        assertThatThrownBy(() -> route("GET", path, FunctionName.EXPLORER_API))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyFunctionsThatSeeTheNodeHaveRoutesThatNeedIt() {
        assertThatThrownBy(() -> new Route(
                        "GET", "/a", FunctionName.EXPLORER_API, CacheRule.NO_STORE, Throttle.READ, true, List.of()))
                .hasMessageContaining("does not see the node");
    }

    @Test
    void documentsAreRead() throws Exception {
        String document = """
                {"paths":{"/v1/pool/{rest}":{"parameters":[{"name":"rest","in":"path","schema":{"pattern":".+"}}],
                  "get":{"x-cache":"live","parameters":[{"name":"b","in":"query"},{"name":"a","in":"query"}]},
                  "post":{"x-throttle":"register"}}}}""";
        List<Route> routes = OpenApiRoutes.read(FunctionName.POOL_API, document.getBytes(StandardCharsets.UTF_8));
        assertThat(routes)
                .extracting(Route::key)
                .containsExactly("GET /v1/pool/openapi.json", "GET /v1/pool/{rest+}", "POST /v1/pool/{rest+}");
        assertThat(routes.get(1).query()).containsExactly("a", "b");
        assertThat(routes.get(1).cache().kind()).isEqualTo(CacheRule.Kind.LIVE);
        assertThat(routes.get(2).throttle()).isEqualTo(Throttle.REGISTER);
        assertThat(routes.get(2).cache()).isEqualTo(CacheRule.NO_STORE);
        byte[] misspelt = document.replace("x-cache", "x-cash").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> OpenApiRoutes.read(FunctionName.POOL_API, misspelt))
                .hasMessageContaining("x-cash");
    }

    @Test
    void cacheRulesAreRead() {
        assertThat(CacheRule.parse("live").cacheControl()).isEqualTo("public, max-age=0, s-maxage=1, must-revalidate");
        assertThat(CacheRule.parse("never").cacheControl()).isEqualTo("no-store");
        CacheRule ladder = CacheRule.parse("8..86400");
        assertThat(ladder.cacheControl()).isEqualTo("public, max-age=8");
        assertThat(ladder.cacheControl(1_000_000)).isEqualTo("public, max-age=86400");
        assertThat(CacheRule.NO_STORE.cacheControl(60)).isEqualTo("no-store");
        for (String bad : List.of("", "x", "-1", "9..8", "8..", "1..99999999")) {
            assertThatThrownBy(() -> CacheRule.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

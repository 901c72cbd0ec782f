package network.pyrin.functions.walletapi.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.functions.routes.OpenApiRoutes;
import network.pyrin.functions.routes.RouteTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RoutesTest {
    /** Where this fails after a change of a resource: run ./pyrin contracts. */
    @Test
    void theRouteTableSaysWhatTheResourcesSay() throws Exception {
        FunctionName function = FunctionName.WALLET_API;
        byte[] document = Api.request()
                .accept("application/json")
                .get(OpenApiRoutes.documentPath(function))
                .asByteArray();
        assertThat(RouteTable.load().of(function))
                .containsExactlyInAnyOrderElementsOf(OpenApiRoutes.read(function, document));
    }
}

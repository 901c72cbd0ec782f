package network.pyrin.functions.walletapi.lambda;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.crypto.Bytes;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmptyDatabase.class)
class BalancesTest {
    private static String address(AddressPrefix prefix) {
        return new Address(prefix, AddressVersion.PUB_KEY, Bytes.copyOf(new byte[32])).toString();
    }

    @Test
    void anAddressNeverSeenHoldsNothing() {
        String address = address(AddressPrefix.SIMNET);
        Api.post("/v1/wallet/balances", "{\"addresses\":[\"%s\",\"%s\"]}".formatted(address, address))
                .then()
                .statusCode(200)
                .body("balances", hasSize(1))
                .body("balances[0].address", equalTo(address))
                .body("balances[0].balance", equalTo("0"));
    }

    @Test
    void anotherNetworksAddressIsRefused() {
        Api.post("/v1/wallet/balances", "{\"addresses\":[\"%s\"]}".formatted(address(AddressPrefix.MAINNET)))
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-address"));
    }
}

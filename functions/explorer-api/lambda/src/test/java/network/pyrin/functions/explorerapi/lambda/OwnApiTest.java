package network.pyrin.functions.explorerapi.lambda;

import static network.pyrin.testing.SampleChain.COIN;
import static network.pyrin.testing.SampleChain.FRIEND;
import static network.pyrin.testing.SampleChain.MINER;
import static network.pyrin.testing.SampleChain.PAYMENT;
import static network.pyrin.testing.SampleChain.block;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import network.pyrin.testing.SampleChain;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SampleDatabase.class)
class OwnApiTest {
    @Test
    void theDashboardIsWholeAndSaysWhereItStands() {
        Api.get("/v1/dashboard")
                .then()
                .statusCode(200)
                .body("at.epoch", equalTo("e1"))
                .body("at.sequence", equalTo(5))
                .body("status.state", equalTo("live"))
                .body("status.network", equalTo("simnet"))
                .body("status.readBlueScore", equalTo(4))
                .body("metrics.circulating", equalTo(Long.toString(17 * COIN)))
                .body("metrics.mempoolSize", equalTo(7))
                .body("blocks", hasSize(5))
                .body("blocks[0].hash", equalTo(block(5).toHex()))
                .body("transactions", hasSize(1))
                .body("transactions[0].fee", equalTo("10000"));
    }

    @Test
    void feesArePricesAndWhatTheyBuy() {
        Api.get("/v1/fees")
                .then()
                .statusCode(200)
                .body("minimum", equalTo(1.0f))
                .body("priority.feeRate", equalTo(3.5f))
                .body("priority.estimatedSeconds", equalTo(1.0f))
                .body("low.feeRate", equalTo(1.0f))
                .body("waitingGrams", equalTo("20000000000"))
                .body("fullness", equalTo(0.25f));
    }

    @Test
    void theDagIsAWindowByTime() {
        Api.get("/v1/dag?seconds=2&limit=100")
                .then()
                .statusCode(200)
                .body("sink", equalTo(block(5).toHex()))
                .body("blocks", hasSize(3))
                .body("blocks[0].hash", equalTo(block(3).toHex()))
                .body("blocks[0].color", equalTo("red"))
                .body("blocks[0].chain", equalTo(false))
                .body("blocks[1].parents", hasSize(2));
    }

    @Test
    void blocksArePagedDownwards() {
        Api.get("/v1/blocks?limit=2").then().body("blocks", hasSize(2)).body("next", equalTo(3));
        Api.get("/v1/blocks?limit=10&before=3")
                .then()
                .body("blocks", hasSize(3))
                .body("next", equalTo(1));
        Api.get("/v1/blocks?before=0").then().body("blocks", empty()).body("next", nullValue());
    }

    @Test
    void aBlockShowsEverything() {
        Api.get("/v1/blocks/" + block(4).toHex())
                .then()
                .statusCode(200)
                .body("block.hash", equalTo(block(4).toHex()))
                .body("block.color", equalTo("blue"))
                .body("block.reds", equalTo(java.util.List.of(block(3).toHex())))
                .body("block.mergedBy", equalTo(block(5).toHex()))
                .body("block.nonce", equalTo("18446744073709551612"))
                .body("block.subsidy", equalTo(Long.toString(17 * COIN)))
                .body("transactions[0].id", equalTo(PAYMENT.id().toHex()));
    }

    @Test
    void aTransactionShowsInputsFeeAndConfirmations() {
        Api.get("/v1/transactions/" + PAYMENT.id().toHex())
                .then()
                .statusCode(200)
                .body("transaction.state", equalTo("accepted"))
                .body("transaction.confirmations", equalTo(0))
                .body("transaction.fee", equalTo("10000"))
                .body("transaction.amount", equalTo(Long.toString(17 * COIN - 10_000)))
                .body("transaction.inputList[0].address", equalTo(MINER))
                .body("transaction.inputList[0].amount", equalTo(Long.toString(17 * COIN)))
                .body("transaction.outputList[0].address", equalTo(FRIEND))
                .body("transaction.outputList[0].spentBy", nullValue());
        Api.get("/v1/transactions/" + SampleChain.COINBASE.id().toHex())
                .then()
                .body("transaction.coinbase", equalTo(true))
                .body("transaction.confirmations", equalTo(1))
                .body("transaction.outputList[0].spentBy", equalTo(PAYMENT.id().toHex()));
        Api.get("/v1/transactions?coinbase=true")
                .then()
                .body("transactions", hasSize(2))
                .body("next", nullValue());
    }

    @Test
    void anAddressShowsFiguresHistoryAndOutputs() {
        Api.get("/v1/addresses/" + MINER)
                .then()
                .statusCode(200)
                .body("address.balance", equalTo(Long.toString(14 * COIN - 10_000)))
                .body("address.txCount", equalTo(2));
        Api.get("/v1/addresses/" + MINER.substring(MINER.indexOf(':') + 1))
                .then()
                .body("address.address", equalTo(MINER));
        Api.get("/v1/addresses/" + MINER + "/transactions?limit=1")
                .then()
                .body("total", equalTo(2))
                .body("entries", hasSize(1))
                .body("entries[0].net", equalTo(Long.toString(-3 * COIN - 10_000)))
                .body("next", equalTo(1));
        Api.get("/v1/addresses/" + MINER + "/utxos")
                .then()
                .body("total", equalTo(1))
                .body("utxos[0].amount", equalTo(Long.toString(14 * COIN - 10_000)))
                .body("utxos[0].mature", equalTo(true))
                .body("next", nullValue());
        Api.get("/v1/addresses/" + SampleChain.nobody())
                .then()
                .statusCode(200)
                .body("address.balance", equalTo("0"))
                .body("address.firstSeen", nullValue());
    }

    @Test
    void searchFindsHashesIdsAddressesAndScores() {
        Api.get("/v1/search?q=" + block(2).toHex().toUpperCase(java.util.Locale.ROOT))
                .then()
                .body("matches", hasSize(1))
                .body("matches[0].kind", equalTo("block"));
        Api.get("/v1/search?q=" + PAYMENT.id()).then().body("matches[0].kind", equalTo("transaction"));
        Api.get("/v1/search?q=2").then().body("matches", hasSize(2)).body("matches[0].blueScore", equalTo(2));
        Api.get("/v1/search?q=" + FRIEND).then().body("matches[0].id", equalTo(FRIEND));
        Api.get("/v1/search?q=nonsense").then().statusCode(200).body("matches", empty());
        Api.get("/v1/search").then().statusCode(422);
    }

    @Test
    void theRichListHasRanksAndShares() {
        Api.get("/v1/rich-list?limit=1")
                .then()
                .body("entries", hasSize(1))
                .body("entries[0].rank", equalTo(1))
                .body("entries[0].address", equalTo(MINER));
        Api.get("/v1/rich-list")
                .then()
                .body("entries.address", equalTo(List.of(MINER, FRIEND)))
                .body("entries.name", equalTo(Arrays.asList(null, "A friend")));
    }

    @Test
    void whatIsNotThereIsAProblem() {
        Api.get("/v1/blocks/" + "00".repeat(32))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"))
                .body("status", equalTo(404));
        Api.get("/v1/blocks/xyz").then().statusCode(400).body("code", equalTo("bad-hash"));
        Api.get("/v1/addresses/pyrinsim:qq").then().statusCode(400).body("code", equalTo("bad-address"));
        Api.get("/v1/nothing").then().statusCode(404).body("code", equalTo("unknown-route"));
        // Another function's path: the gateway gives it to this one where the method is not that function's.
        Api.get("/v1/wallet/balances").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        Api.get("/v1/metrics/history?resolution=eon").then().statusCode(422).body("code", equalTo("invalid-parameter"));
    }
}

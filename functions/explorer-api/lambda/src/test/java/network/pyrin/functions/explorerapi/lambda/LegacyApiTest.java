package network.pyrin.functions.explorerapi.lambda;

import static network.pyrin.testing.SampleChain.COIN;
import static network.pyrin.testing.SampleChain.FRIEND;
import static network.pyrin.testing.SampleChain.MINER;
import static network.pyrin.testing.SampleChain.PAYMENT;
import static network.pyrin.testing.SampleChain.block;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import network.pyrin.testing.SampleChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(SampleDatabase.class)
class LegacyApiTest {
    @Test
    void blockDagHasItsTypes() {
        Api.get("/info/blockdag")
                .then()
                .statusCode(200)
                .body("networkName", equalTo("pyrin-simnet"))
                .body("blockCount", equalTo("5"))
                .body("tipHashes", equalTo(java.util.List.of(block(5).toHex())))
                .body("difficulty", instanceOf(Number.class))
                .body("pastMedianTime", equalTo(Long.toString(SampleChain.START)))
                .body("virtualDaaScore", equalTo("6"))
                .body("sink", equalTo(block(5).toHex()));
        assertThat(Api.get("/info/network").asString())
                .isEqualTo(Api.get("/info/blockdag").asString());
    }

    @ParameterizedTest
    @CsvSource({"/info/pyrin", "/info/kaspad", "/info/pyipad"})
    void theNodeHasThreeNames(String path) {
        Api.get(path)
                .then()
                .statusCode(200)
                .body("mempoolSize", equalTo("7"))
                .body("serverVersion", equalTo("0.14.5"))
                .body("isUtxoIndexed", equalTo(true))
                // SHA-256 of "peer-1".
                .body("p2pIdHashed", equalTo("37effc81d805811d59f99c1376b393b25529b7482c39ad866c49791b62dc44bb"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/info/coinsupply/circulating|17",
                "/info/coinsupply/circulating?in_billion=true|0.00",
                "/info/coinsupply/total|17",
                "/info/blockreward|{\"blockreward\":11.11180736}",
                "/info/blockreward?stringOnly=true|\"11.11\"",
                "/info/halving?field=nextHalvingTimestamp|1700086400",
                "/info/halving?field=nextHalvingDate|2023-11-15 22:13:20 UTC",
                "/info/halving?field=nextHalvingAmount|10.48814953",
                "/info/halving|{\"nextHalvingTimestamp\":1700086400,\"nextHalvingDate\":\"2023-11-15 22:13:20 UTC\",\"nextHalvingAmount\":10.48814953}",
                "/info/hashrate?stringOnly=true|\"0.0\"",
                "/info/coinsupply|{\"circulatingSupply\":\"1700000000\",\"maxSupply\":\"100000000000000000\"}",
                "/info/fee-estimate|{\"priorityBucket\":{\"feerate\":3.5,\"estimatedSeconds\":1.0},\"normalBuckets\":[{\"feerate\":2.0,\"estimatedSeconds\":30.0}],\"lowBuckets\":[{\"feerate\":1.0,\"estimatedSeconds\":300.0}]}",
                "/info/virtual-chain-blue-score|{\"blueScore\":4}",
                "/ping|{\"serverVersion\":\"0.14.5\",\"isUtxoIndexed\":true,\"isSynced\":true}"
            })
    void figuresAreExactlyThis(String path, String body) {
        Response response = Api.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).isEqualTo(body);
    }

    @Test
    void theHighestHashrateNamesItsBlock() {
        Api.get("/info/hashrate/max")
                .then()
                .statusCode(200)
                .body("hashrate", equalTo(100.0f))
                .body("blockheader.hash", equalTo(block(4).toHex()))
                .body("blockheader.timestamp", equalTo("2023-11-14T22:13:20Z"))
                .body("blockheader.daaScore", equalTo("4"));
    }

    @Test
    void oldTransactionsMakeTheHealthBad() {
        Api.get("/info/health").then().statusCode(500).body("detail", equalTo("Transactions not up to date"));
    }

    @Test
    void aBlockHasItsTypesAndNothingIsInvented() {
        Api.get("/blocks/" + block(4).toHex() + "?includeColor=true")
                .then()
                .statusCode(200)
                .body("header.version", equalTo(1))
                .body("header.nonce", equalTo("18446744073709551612"))
                .body("header.daaScore", equalTo("4"))
                .body("header.bits", equalTo(0x207fffff))
                .body("header.parents[0].parentHashes", hasSize(2))
                .body("verboseData.mergeSetRedsHashes", equalTo(java.util.List.of(block(3).toHex())))
                .body("verboseData.isChainBlock", equalTo(true))
                .body(
                        "transactions[0].verboseData.transactionId",
                        equalTo(PAYMENT.id().toHex()))
                .body("transactions[0].outputs[0].amount", equalTo(Long.toString(3 * COIN)))
                .body("transactions[0].outputs[0].verboseData.scriptPublicKeyAddress", equalTo(FRIEND))
                .body("transactions[0].outputs[0].verboseData.scriptPublicKeyType", equalTo("pubkey"))
                .body("transactions[0].inputs[0].previousOutpoint.index", equalTo(0))
                .body("extra.color", equalTo("blue"))
                .body("extra.minerAddress", equalTo(MINER))
                .body("extra.minerInfo", equalTo("bench/1.0"));
        Api.get("/blocks/" + block(5).toHex() + "?includeTransactions=false")
                .then()
                .body("verboseData.mergeSetRedsHashes", empty())
                .body("transactions", nullValue());
    }

    @Test
    void blocksAreListedFromALowHash() {
        Api.get("/blocks?lowHash=" + block(2).toHex())
                .then()
                .statusCode(200)
                .body("blockHashes", hasSize(4))
                .body("blockHashes[0]", equalTo(block(2).toHex()))
                .body("blockHashes[3]", equalTo(block(5).toHex()))
                .body("blocks", nullValue());
        Api.get("/blocks?includeBlocks=true&lowHash=" + block(4).toHex())
                .then()
                .body("blocks", hasSize(2))
                .body("blocks[1].verboseData.hash", equalTo(block(5).toHex()));
    }

    @Test
    void blocksAreFoundByBlueScore() {
        Response exact = Api.get("/blocks-from-bluescore?blueScore=2");
        exact.then().statusCode(200).body("", hasSize(2));
        assertThat(exact.header("X-Data-Source")).isEqualTo("Database");
        Api.get("/blocks-from-bluescore?blueScoreGte=3").then().body("", hasSize(2));
        Api.get("/blocks-from-bluescore?blueScoreLt=3").then().body("", hasSize(3));
        Api.get("/blocks-from-bluescore")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Exactly one of blueScore, blueScoreGte, or blueScoreLt must be provided"));
    }

    @Test
    void aTransactionHasItsTypes() {
        Api.get("/transactions/" + PAYMENT.id().toHex())
                .then()
                .statusCode(200)
                .body("transaction_id", equalTo(PAYMENT.id().toHex()))
                .body("mass", equalTo("2036"))
                .body("is_accepted", equalTo(true))
                .body("accepting_block_hash", equalTo(block(5).toHex()))
                .body("accepting_block_blue_score", equalTo(4))
                .body("block_hash", equalTo(java.util.List.of(block(4).toHex())))
                .body("inputs[0].previous_outpoint_index", equalTo("0"))
                .body("inputs[0].sig_op_count", equalTo("1"))
                .body("inputs[0].previous_outpoint_amount", nullValue())
                .body("outputs[0].amount", equalTo((int) (3 * COIN)))
                .body("outputs[0].script_public_key_address", equalTo(FRIEND));
        Api.get("/transactions/" + PAYMENT.id().toHex() + "?resolve_previous_outpoints=full&outputs=false")
                .then()
                .body("inputs[0].previous_outpoint_amount", equalTo((int) (17 * COIN)))
                .body("inputs[0].previous_outpoint_address", equalTo(MINER))
                .body("inputs[0].previous_outpoint_resolved.script_public_key_type", equalTo("pubkey"))
                .body("outputs", nullValue());
        Api.get("/transactions/" + SampleChain.COINBASE.id().toHex()).then().body("inputs", nullValue());
    }

    @Test
    void transactionsAreSearched() {
        String unknown = "ab".repeat(32);
        String ids = "{\"transactionIds\":[\"" + SampleChain.COINBASE.id() + "\",\"" + unknown + "\",\"" + PAYMENT.id()
                + "\"]}";
        Api.post("/transactions/search?fields=transaction_id,block_time", ids)
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("[0].transaction_id", equalTo(PAYMENT.id().toHex()))
                .body("[0].keySet()", hasSize(2));
        Api.post("/transactions/search", "{\"acceptingBlueScores\":{\"gte\":3,\"lt\":5}}")
                .then()
                .body("", hasSize(2));
        Api.post("/transactions/acceptance", ids)
                .then()
                .body("", hasSize(3))
                .body("[0].accepted", equalTo(true))
                .body("[0].acceptingBlockHash", equalTo(block(4).toHex()))
                .body("[1].accepted", equalTo(false))
                .body("[1].acceptingBlockHash", nullValue());
    }

    @Test
    void anAddressHasBalanceOutputsAndHistory() {
        Api.get("/addresses/" + FRIEND + "/balance")
                .then()
                .statusCode(200)
                .body("address", equalTo(FRIEND))
                .body("balance", equalTo((int) (3 * COIN)));
        Api.get("/addresses/" + FRIEND + "/utxos")
                .then()
                .body("", hasSize(1))
                .body("[0].outpoint.index", equalTo(0))
                .body("[0].utxoEntry.amount", equalTo(Long.toString(3 * COIN)))
                .body("[0].utxoEntry.isCoinbase", equalTo(false));
        Api.get("/addresses/" + FRIEND + "/utxos/count").then().body("count", equalTo(1));
        Api.get("/addresses/" + MINER + "/transactions-count").then().body("total", equalTo(2));
        Api.get("/addresses/" + MINER + "/full-transactions?limit=1&offset=1&resolve_previous_outpoints=light")
                .then()
                .body("", hasSize(1))
                .body("[0].transaction_id", equalTo(SampleChain.COINBASE.id().toHex()));
        Api.get("/addresses/" + MINER + "/transactions")
                .then()
                .body("transactions", hasSize(2))
                .body("transactions[1].tx_spent", equalTo(PAYMENT.id().toHex()))
                .body("transactions[0].tx_spent", nullValue());
        Api.get("/addresses/" + FRIEND + "/name").then().body("name", equalTo("A friend"));
        Api.get("/addresses/" + MINER + "/name")
                .then()
                .statusCode(404)
                .body("detail", equalTo("Address name not found"));
    }

    @Test
    void historiesArePagedByTime() {
        String path = "/addresses/" + MINER + "/full-transactions-page?limit=1";
        Response newest = Api.get(path);
        newest.then()
                .body("", hasSize(1))
                .body("[0].transaction_id", equalTo(PAYMENT.id().toHex()));
        assertThat(newest.header("X-Page-Count")).isEqualTo("1");
        assertThat(newest.header("X-Next-Page-After")).isNull();
        String before = newest.header("X-Next-Page-Before");
        Response older = Api.get(path + "&before=" + before);
        older.then()
                .body("", hasSize(1))
                .body("[0].transaction_id", equalTo(SampleChain.COINBASE.id().toHex()));
        assertThat(older.header("X-Next-Page-Before")).isNull();
        Response newer = Api.get(path + "&after=" + older.header("X-Next-Page-After"));
        newer.then().body("[0].transaction_id", equalTo(PAYMENT.id().toHex()));
        Api.get(path + "&before=1&after=1")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Only one of [before, after] can be present"));
    }

    @Test
    void severalAddressesAreAskedAtOnce() {
        String nobody = SampleChain.nobody();
        String body = "{\"addresses\":[\"" + nobody + "\",\"" + FRIEND + "\"]}";
        Api.post("/addresses/balances", body)
                .then()
                .statusCode(200)
                .body("[0].balance", equalTo(0))
                .body("[1].balance", equalTo((int) (3 * COIN)));
        Api.post("/addresses/active", body)
                .then()
                .body("[0].active", equalTo(false))
                .body("[1].active", equalTo(true));
        Api.post("/addresses/utxos", body).then().body("", hasSize(1));
        Api.get("/addresses/" + nobody + "/balance").then().body("balance", equalTo(0));
    }
}

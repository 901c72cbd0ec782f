package network.pyrin.standalone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.testing.TestWallet;
import org.junit.jupiter.api.Test;

/** A wallet's whole day through the HTTP API, over a real node: coins, fees, submission, verdicts, confirmations. */
@QuarkusTest
@QuarkusTestResource(value = LiveStack.class, restrictToAnnotatedClass = true)
class WalletOnRealNodeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final NetworkParams PARAMS = NetworkParams.of(NetworkId.SIMNET);
    private static final TestWallet WALLET = new TestWallet(new NativeSignatures(), 4);
    private static final TestWallet.Key MINER = WALLET.key(0);
    private static final TestWallet.Key FRIEND = WALLET.key(1);

    private static void mine(long blocks) {
        NodeClient node = LiveStack.node();
        String address = MINER.address(AddressPrefix.SIMNET).toString();
        for (long i = 0; i < blocks; i++) {
            node.submitBlock(node.getBlockTemplate(address, "").getBlock(), false);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void awaitReadModel() {
        await(
                "the read model has reached the node's sink",
                () -> given().get("/api/v1/status").then().extract().path("sinkHash") instanceof String sink
                        && sink.equals(LiveStack.node().getSink().getSink()));
    }

    /** What the wallet can spend, as the API tells it, page by page. */
    private static List<TestWallet.Coin> coins() throws IOException {
        List<TestWallet.Coin> coins = new ArrayList<>();
        ObjectNode body = JSON.createObjectNode().put("limit", 400);
        body.putArray("addresses").add(MINER.address(AddressPrefix.SIMNET).toString());
        JsonNode page;
        do {
            page = JSON.readTree(post("/api/v1/wallet/utxos", body).asByteArray());
            for (JsonNode utxo : page.path("utxos")) {
                assertThat(utxo.path("script").asText())
                        .isEqualTo(MINER.schnorr().script().toHex());
                coins.add(new TestWallet.Coin(
                        new Outpoint(
                                Hash.ofHex(utxo.path("transactionId").asText()),
                                utxo.path("index").intValue()),
                        new UtxoEntry(
                                Long.parseLong(utxo.path("amount").textValue()),
                                MINER.schnorr(),
                                Long.parseLong(utxo.path("blockDaaScore").textValue()),
                                utxo.path("coinbase").booleanValue()),
                        MINER));
            }
            body.set("cursor", page.path("next"));
        } while (!page.path("next").isNull());
        assertThat(page.path("changed")).isEmpty();
        return coins;
    }

    private static Response post(String path, JsonNode body) {
        return given().contentType("application/json").body(body.toString()).post(path);
    }

    private static Transaction pay(TestWallet.Coin coin, long fee) {
        return WALLET.spend(
                List.of(coin), List.of(new TransactionOutput(coin.entry().amount() - fee, FRIEND.schnorr())));
    }

    private static ObjectNode posted(Transaction transaction) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode posted = body.putObject("transaction").put("version", 0);
        ArrayNode inputs = posted.putArray("inputs");
        for (TransactionInput input : transaction.inputs()) {
            ObjectNode one = inputs.addObject()
                    .put("signatureScript", input.signatureScript().toHex())
                    .put("sequence", Long.toUnsignedString(input.sequence()))
                    .put("sigOpCount", input.sigOpCount());
            one.putObject("previousOutpoint")
                    .put(
                            "transactionId",
                            input.previousOutpoint().transactionId().toHex())
                    .put("index", input.previousOutpoint().index());
        }
        ArrayNode outputs = posted.putArray("outputs");
        for (TransactionOutput output : transaction.outputs()) {
            outputs.addObject()
                    .put("amount", Long.toString(output.value()))
                    .putObject("scriptPublicKey")
                    .put("version", 0)
                    .put("scriptPublicKey", output.scriptPublicKey().script().toHex());
        }
        return body;
    }

    private static Response submit(Transaction transaction) {
        return post("/api/v1/transactions", posted(transaction));
    }

    private static void assertRefused(Transaction transaction, int status, String code) {
        Response response = submit(transaction);
        assertThat(response.jsonPath().getString("code"))
                .as(response.asString())
                .isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static String state(Transaction transaction) {
        return given().get("/api/v1/transactions/" + transaction.id() + "/status")
                .path("state");
    }

    @Test
    void aWalletLives() throws Exception {
        mine(PARAMS.coinbaseMaturity() + 30);
        awaitReadModel();
        List<TestWallet.Coin> coins = coins();
        assertThat(coins.size()).isGreaterThan((int) PARAMS.coinbaseMaturity());
        List<TestWallet.Coin> byAge = coins.stream()
                .sorted(java.util.Comparator.comparingLong(coin -> coin.entry().blockDaaScore()))
                .toList();
        TestWallet.Coin mature = byAge.getFirst();

        await("fees are known", () -> given().get("/api/v1/fees").statusCode() == 200);
        double rate = given().get("/api/v1/fees").jsonPath().getDouble("priority.feeRate");
        assertThat(rate).isEqualTo(1);
        assertThat(given().get("/api/info/fee-estimate").jsonPath().getDouble("priorityBucket.feerate"))
                .isEqualTo(1);
        long fee = (long) Math.ceil(rate * new MassCalculator(PARAMS).compute(pay(mature, 0)));

        assertRefused(pay(mature, fee - 1), 422, "fee-too-low");
        assertRefused(pay(mature, -1), 422, "spends-too-much");
        assertRefused(pay(byAge.getLast(), fee), 422, "immature");
        assertRefused(pay(new TestWallet.Coin(new Outpoint(Hash.ZERO, 0), mature.entry(), MINER), fee), 422, "orphan");
        TestWallet.Coin notMine = new TestWallet.Coin(
                mature.outpoint(), mature.entry(), new TestWallet.Key(FRIEND.secret(), MINER.schnorr(), MINER.ecdsa()));
        assertRefused(pay(notMine, fee), 422, "bad-signature");

        Transaction payment = pay(mature, fee);
        Transaction rival = pay(mature, 2 * fee);
        assertThat(submit(payment).jsonPath().getBoolean("before")).isFalse();
        assertThat(submit(payment).jsonPath().getBoolean("before")).isTrue();
        assertThat(state(payment)).isEqualTo("in-mempool");
        assertRefused(rival, 409, "double-spend");

        mine(3);
        awaitReadModel();
        assertThat(state(payment)).isEqualTo("accepted");
        int confirmations =
                given().get("/api/v1/transactions/" + payment.id() + "/status").path("confirmations");
        assertThat(confirmations).isBetween(1, 3);
        Response again = submit(payment);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("state")).isEqualTo("accepted");
        Response late = submit(rival);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("spentBy")).isEqualTo(payment.id().toHex());
        String friend = FRIEND.address(AddressPrefix.SIMNET).toString();
        ObjectNode ask = JSON.createObjectNode();
        ask.putArray("addresses").add(friend);
        assertThat(post("/api/v1/wallet/balances", ask).jsonPath().getString("total"))
                .isEqualTo(Long.toString(mature.entry().amount() - fee));

        existingWalletsWork(byAge.get(1), fee, friend);
    }

    /** What the wallets in the field call, in their order. */
    private static void existingWalletsWork(TestWallet.Coin coin, long fee, String friend) {
        String miner = MINER.address(AddressPrefix.SIMNET).toString();
        assertThat(given().get("/api/addresses/" + miner + "/balance")
                        .jsonPath()
                        .getLong("balance"))
                .isPositive();
        assertThat(given().get("/api/addresses/" + friend + "/utxos").jsonPath().getList("outpoint"))
                .hasSize(1);
        Transaction second = pay(coin, fee);
        Response submitted = post("/api/transactions", posted(second));
        assertThat(submitted.statusCode()).as(submitted.asString()).isEqualTo(200);
        assertThat(submitted.jsonPath().getString("transactionId"))
                .isEqualTo(second.id().toHex());
        Response twice = post("/api/transactions", posted(second));
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.jsonPath().getString("error"))
                .isEqualTo("Rejected transaction " + second.id() + ": transaction " + second.id()
                        + " is already in the mempool");
        mine(3);
        awaitReadModel();
        assertThat(given().get("/api/transactions/" + second.id()).jsonPath().getBoolean("is_accepted"))
                .isTrue();
    }
}

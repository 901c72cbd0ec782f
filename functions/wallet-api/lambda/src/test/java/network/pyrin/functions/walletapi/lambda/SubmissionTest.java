package network.pyrin.functions.walletapi.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.testing.SampleChain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SubmissionTest {
    private static final Transaction SPEND = PostedTransaction.spending(new Outpoint(SampleChain.PAYMENT.id(), 0));

    @BeforeEach
    void freshNode() {
        Surroundings.node().reset();
    }

    private static Response own(Transaction transaction) {
        return Api.post("/v1/transactions", PostedTransaction.body(transaction).toString());
    }

    private static Response legacy(Transaction transaction) {
        return Api.post("/transactions", PostedTransaction.body(transaction).toString());
    }

    @Test
    void theNodeGetsExactlyWhatWasPosted() {
        own(SPEND)
                .then()
                .statusCode(200)
                .body("transactionId", equalTo(SPEND.id().toHex()))
                .body("state", equalTo("in-mempool"))
                .body("before", equalTo(false));
        assertThat(Surroundings.node().submissions()).hasSize(1);
        var sent = Surroundings.node().submissions().getFirst().getSubmitTransactionRequest();
        assertThat(RpcMapping.transaction(sent.getTransaction())).isEqualTo(SPEND);
        assertThat(sent.getAllowOrphan()).isFalse();
    }

    @Test
    void existingWalletsGetWhatTheyKnow() {
        legacy(SPEND)
                .then()
                .statusCode(200)
                .body("transactionId", equalTo(SPEND.id().toHex()));
        Surroundings.node().refuse("Rejected transaction x: some words");
        legacy(SPEND)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", equalTo("Rejected transaction x: some words"));
        Api.post("/transactions", "{\"transaction\":{}}")
                .then()
                .statusCode(422)
                .body("detail.loc", hasItem(List.of("body", "transaction", "inputs")));
        Api.post(
                        "/transactions?replaceByFee=true",
                        PostedTransaction.body(SPEND).toString())
                .then()
                .statusCode(400)
                .body("error", containsString("replacement"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "output (aa, 0) already spent by transaction bb in the memory pool | 409 | double-spend",
                "orphan transaction aa is double spending an input from already existing orphan bb | 409 | double-spend",
                "one of the transaction inputs spends an immature UTXO: transaction input #0 tried | 422 | immature",
                "transaction aa is not standard: transaction has 5 fees which is under the required amount of 2036"
                        + " | 422 | fee-too-low",
                "transaction aa is not standard: transaction mass of 100001 is larger than max allowed size of 100000"
                        + " | 422 | mass-too-high",
                "transaction aa is not standard: transaction output #1: payment of 5 is dust | 422 | dust",
                "transaction aa is not standard: transaction output #0: non-standard script form | 422 | not-standard",
                "Rejected spam tx aa from mempool | 422 | spam",
                "failed to verify the signature script: invalid signature | 422 | bad-signature",
                "transaction input #0 is not finalized | 422 | not-final",
                "transaction tries to spend 9 while its total inputs amount is 8 | 422 | spends-too-much",
                "transaction has duplicate inputs | 422 | invalid-transaction",
                "number of high-priority transactions in mempool (9) has reached the maximum allowed (9) | 503 | mempool-full"
            })
    void verdictsHaveCodes(String words, int status, String code) {
        Surroundings.node().refuse("Rejected transaction " + SPEND.id() + ": " + words);
        own(SPEND)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(words))
                .body("transactionId", equalTo(SPEND.id().toHex()));
        assertThat(Surroundings.node().submissions()).as("never repeated").hasSize(1);
    }

    @Test
    void wordsOfAnotherNodeAreStillARefusal() {
        Surroundings.node().refuse("computer says no");
        own(SPEND).then().statusCode(422).body("code", equalTo("refused")).body("detail", equalTo("computer says no"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transaction aa is already in the mempool | in-mempool",
                "orphan transaction aa is already in the orphan pool | in-orphan-pool",
                "transaction aa was already accepted by the consensus | accepted"
            })
    void sendingTwiceIsASuccess(String words, String state) {
        Surroundings.node().refuse("Rejected transaction aa: " + words);
        own(SPEND).then().statusCode(200).body("state", equalTo(state)).body("before", equalTo(true));
    }

    @Test
    void orphansAreUnderstoodWithTheReadModel() {
        String words = "transaction aa is an orphan where orphan is disallowed";
        Surroundings.node().refuse(words);
        // Its input is unspent or unknown to the read model: a real orphan.
        own(SPEND).then().statusCode(422).body("code", equalTo("orphan")).body("spentBy", nullValue());
        // Its input was spent long ago.
        own(PostedTransaction.spending(new Outpoint(SampleChain.COINBASE.id(), 0)))
                .then()
                .statusCode(409)
                .body("code", equalTo("double-spend"))
                .body("spentBy", equalTo(SampleChain.PAYMENT.id().toHex()));
        // It is that transaction itself.
        own(SampleChain.PAYMENT)
                .then()
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("before", equalTo(true));
    }

    @Test
    void whereNoAnswerComesNobodyKnows() {
        for (Runnable failure : List.<Runnable>of(() -> Surroundings.node().fallSilent(), () -> Surroundings.node()
                .hangUp())) {
            Surroundings.node().reset();
            failure.run();
            own(SPEND)
                    .then()
                    .statusCode(504)
                    .body("code", equalTo("unknown-outcome"))
                    .body("detail", containsString("Ask for its status"))
                    .body("transactionId", equalTo(SPEND.id().toHex()));
            assertThat(Surroundings.node().submissions()).as("never repeated").hasSize(1);
        }
        Surroundings.node().reset();
        own(SPEND).then().statusCode(200);
    }

    @Test
    void brokenRulesNeedNoNode() {
        Transaction none =
                new Transaction(0, List.of(), SPEND.outputs(), 0, SPEND.subnetworkId(), 0, SPEND.payload(), 0);
        own(none)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-transaction"))
                .body("detail", equalTo("transaction has no inputs"));
        own(SampleChain.COINBASE).then().statusCode(422).body("code", equalTo("invalid-transaction"));
        own(PostedTransaction.heavy()).then().statusCode(422).body("code", equalTo("mass-too-high"));
        assertThat(Surroundings.node().submissions()).isEmpty();
    }

    @Test
    void everythingMalformedIsNamed() {
        ObjectNode body = PostedTransaction.body(SPEND);
        ObjectNode transaction = (ObjectNode) body.get("transaction");
        ObjectNode input = (ObjectNode) transaction.get("inputs").get(0);
        input.put("signatureScript", "abc").put("sequence", -1).put("sigOpCount", 256);
        ((ObjectNode) input.get("previousOutpoint")).put("transactionId", "00").put("index", 4294967296L);
        ObjectNode output = (ObjectNode) transaction.get("outputs").get(0);
        output.put("amount", "18446744073709551616").remove("scriptPublicKey");
        transaction.put("lockTime", 1.5).put("subnetworkId", "0102");
        Api.post("/v1/transactions", body.toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-parameter"))
                .body("violations", hasSize(9))
                .body("violations.loc", hasItem(List.of("body", "transaction", "inputs", "0", "signatureScript")))
                .body("violations.loc", hasItem(List.of("body", "transaction", "outputs", "0", "amount")))
                .body(
                        "violations.loc",
                        hasItem(List.of("body", "transaction", "inputs", "0", "previousOutpoint", "index")));
        assertThat(Surroundings.node().submissions()).isEmpty();
    }

    @Test
    void bodiesMayBeAsLargeAsATransactionAndNotLarger() {
        assertThat(own(PostedTransaction.large()).statusCode()).isEqualTo(200);
        assertThat(Api.post("/v1/transactions", " ".repeat(400_001)).statusCode())
                .isEqualTo(413);
        assertThat(Api.post("/v1/wallet/balances", " ".repeat(200_001)).statusCode())
                .isEqualTo(413);
    }
}

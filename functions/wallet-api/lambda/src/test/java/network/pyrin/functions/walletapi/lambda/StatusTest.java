package network.pyrin.functions.walletapi.lambda;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.MempoolDocument;
import network.pyrin.readmodel.TransactionCodec;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.testing.SampleChain;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StatusTest {
    @BeforeEach
    void freshNode() {
        Surroundings.node().reset();
    }

    private static ValidatableResponse status(Hash id) {
        return Api.get("/v1/transactions/" + id.toHex() + "/status").then();
    }

    private static TransactionDocument unaccepted(Transaction transaction) {
        return new TransactionDocument(
                transaction,
                transaction.id(),
                2_036,
                List.of(Optional.of(SampleChain.FRIEND)),
                SampleChain.START,
                List.of(SampleChain.block(5)),
                Optional.empty(),
                Map.of(),
                0);
    }

    @Test
    void acceptedWithConfirmations() {
        status(SampleChain.COINBASE.id())
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("confirmations", equalTo(1))
                .body("acceptingBlock", equalTo(SampleChain.block(4).toHex()))
                .body("replacedBy", nullValue());
    }

    @Test
    void inABlockButNotAcceptedYet() {
        Transaction pending = PostedTransaction.spending(new Outpoint(SampleChain.PAYMENT.id(), 0));
        Transaction replaced = PostedTransaction.spending(new Outpoint(SampleChain.COINBASE.id(), 0));
        Surroundings.write(database -> database.getCollection(Collections.TRANSACTIONS)
                .insertMany(List.of(
                        TransactionCodec.encode(unaccepted(pending)), TransactionCodec.encode(unaccepted(replaced)))));
        status(pending.id()).body("state", equalTo("pending")).body("confirmations", equalTo(0));
        status(replaced.id())
                .body("state", equalTo("replaced"))
                .body("replacedBy", equalTo(SampleChain.PAYMENT.id().toHex()));
        Surroundings.write(
                database -> List.of(pending, replaced).forEach(each -> database.getCollection(Collections.TRANSACTIONS)
                        .deleteOne(new Document("_id", each.id().toHex()))));
    }

    @Test
    void waitingByTheReadModelOrByTheNode() {
        Transaction waiting = PostedTransaction.spending(new Outpoint(SampleChain.PAYMENT.id(), 1));
        status(waiting.id()).body("state", equalTo("unknown"));
        Surroundings.node().know(false);
        status(waiting.id()).body("state", equalTo("in-mempool"));
        Surroundings.node().know(true);
        status(waiting.id()).body("state", equalTo("in-orphan-pool"));
        Surroundings.node().reset();
        Surroundings.write(database -> database.getCollection(Collections.MEMPOOL)
                .insertOne(new MempoolDocument(unaccepted(waiting), 5_000, List.of(Optional.empty()), Long.MAX_VALUE)
                        .encode()));
        status(waiting.id()).body("state", equalTo("in-mempool"));
    }

    @Test
    void unknownIsNotSaidWithoutTheNode() {
        Surroundings.node().fallSilent();
        status(Hash.ZERO).statusCode(503).body("code", equalTo("node-unavailable"));
        Api.get("/v1/transactions/xyz/status").then().statusCode(400).body("code", equalTo("bad-hash"));
    }
}

package network.pyrin.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.EventJson;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.MempoolDocument;
import network.pyrin.readmodel.TransactionCodec;
import network.pyrin.readmodel.TransactionDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API's tests do not reach: an empty read model, and transactions that are not accepted. */
class ViewsTest {
    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(10_000);
    private static final ScriptPublicKey SCRIPT = new ScriptPublicKey(0, Bytes.ofHex("51"));

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoDatabase database;
    private Views views;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.uri());
        database = client.getDatabase("pyrin");
        views = Views.over(database, NetworkId.SIMNET, "1", CLOCK);
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private static Transaction spending(Hash parent, int index, long amount) {
        return new Transaction(
                0,
                List.of(new TransactionInput(new Outpoint(parent, index), Bytes.EMPTY, 0, 1)),
                List.of(new TransactionOutput(amount, SCRIPT)),
                0,
                SubnetworkId.NATIVE,
                0,
                Bytes.EMPTY,
                0);
    }

    private static TransactionDocument document(Transaction tx, List<Hash> blocks) {
        return new TransactionDocument(
                tx, tx.id(), 1_000, List.of(Optional.empty()), 5_000, blocks, Optional.empty(), Map.of(), 0);
    }

    private void checkpoint() {
        database.getCollection(Collections.CHECKPOINTS)
                .insertOne(
                        new CheckpointDocument(NetworkId.SIMNET, Hash.ZERO, "e", 7, Hash.ZERO, 3, 3, 4_000).encode());
    }

    @Test
    void anEmptyReadModelHasAStatusAndNothingElse() {
        assertThat(views.network().status().state()).isEqualTo(Freshness.State.STARTING);
        assertThat(views.network().status().at().sequence()).isZero();
        assertThatThrownBy(views::dashboard).isInstanceOf(NotReadyException.class);
        assertThatThrownBy(() -> views.network().state()).isInstanceOf(NotReadyException.class);
        assertThat(views.search("no such thing").matches()).isEmpty();
    }

    @Test
    void theStatusSaysHowOldTheNewestBlockIs() {
        checkpoint();
        assertThat(views.network().status().behindMillis()).isEqualTo(6_000);
        assertThat(views.network().position().sequence()).isEqualTo(7);
    }

    @Test
    void aPendingTransactionShowsWhatItsParentsHoldAndNothingForTheUnknown() {
        checkpoint();
        Transaction parent = spending(new Hash(1, 1, 1, 1), 0, 500);
        Transaction child = spending(parent.id(), 0, 400);
        Transaction outOfRange = spending(parent.id(), 9, 400);
        for (Transaction tx : List.of(parent, child, outOfRange)) {
            database.getCollection(Collections.TRANSACTIONS)
                    .insertOne(TransactionCodec.encode(document(tx, List.of(new Hash(2, 2, 2, 2)))));
        }
        TransactionViews.Detail shown =
                views.transactions().transaction(child.id()).orElseThrow().transaction();
        assertThat(shown.state()).isEqualTo(TransactionViews.State.PENDING);
        assertThat(shown.confirmations()).isZero();
        assertThat(shown.inputList().getFirst().amount()).contains(500L);
        assertThat(views.transactions()
                        .transaction(outOfRange.id())
                        .orElseThrow()
                        .transaction()
                        .inputList()
                        .getFirst()
                        .amount())
                .isEmpty();
        assertThat(views.transactions()
                        .transaction(parent.id())
                        .orElseThrow()
                        .transaction()
                        .inputList()
                        .getFirst()
                        .amount())
                .isEmpty();
    }

    @Test
    void aWaitingTransactionIsFoundUntilItExpires() {
        checkpoint();
        Transaction tx = spending(new Hash(1, 1, 1, 1), 0, 500);
        Transaction expired = spending(new Hash(1, 1, 1, 1), 1, 500);
        database.getCollection(Collections.MEMPOOL)
                .insertOne(new MempoolDocument(document(tx, List.of()), 9, List.of(Optional.empty()), 10_001).encode());
        database.getCollection(Collections.MEMPOOL)
                .insertOne(new MempoolDocument(document(expired, List.of()), 9, List.of(Optional.empty()), 9_999)
                        .encode());
        TransactionViews.Single single =
                views.transactions().transaction(tx.id()).orElseThrow();
        assertThat(single.transaction().state()).isEqualTo(TransactionViews.State.MEMPOOL);
        assertThat(views.transactions().transaction(expired.id())).isEmpty();
        assertThat(views.search(tx.id().toHex()).matches()).hasSize(1);
        JsonNode json = EventJson.mapper().valueToTree(single);
        assertThat(json.path("transaction").path("fee").asText()).isEqualTo("9");
        assertThat(json.path("transaction").path("id").asText())
                .isEqualTo(tx.id().toHex());
        assertThat(json.path("transaction")
                        .path("inputList")
                        .get(0)
                        .path("amount")
                        .isNull())
                .isTrue();
    }

    @Test
    void addressesAreReadWithAndWithoutPrefixOfThisNetworkOnly() {
        assertThat(views.address("pyrin:qqqqqqqq")).isEmpty();
        assertThat(views.address("")).isEmpty();
        assertThat(views.address("pyrinsim:")).isEmpty();
        assertThat(views.address("x".repeat(500))).isEmpty();
    }
}

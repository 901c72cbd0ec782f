package network.pyrin.functions.walletapi.lambda;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.chain.Outpoint;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.KeyedHash;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.UtxoPage;
import network.pyrin.testing.SampleChain;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the function under test stands in: an embedded MongoDB with the {@link SampleChain} and 1,000 addresses of 0 to 9
 * outputs beside it, one of which has 300; and a {@link NodeDouble}.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    /** The address of 300 outputs. */
    static final int LARGE = 500;

    private static final int LARGE_COUNT = 300;
    private static @Nullable NodeDouble node;
    private static String mongoUri = "";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** The node behind the function. */
    static NodeDouble node() {
        return Objects.requireNonNull(node);
    }

    /** Writes into the read model, as the processor would. */
    static void write(java.util.function.Consumer<MongoDatabase> change) {
        try (MongoClient client = MongoClients.create(mongoUri)) {
            change.accept(client.getDatabase("pyrin"));
        }
    }

    static String address(int number) {
        byte[] key = KeyedHash.TRANSACTION_ID.writer().u32(number).finish().toBytes();
        return new Address(AddressPrefix.SIMNET, AddressVersion.PUB_KEY, Bytes.wrap(key)).toString();
    }

    static List<String> addresses(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(address(i));
        }
        return all;
    }

    static int utxoCount(int number) {
        return number == LARGE ? LARGE_COUNT : number % 10;
    }

    static long amount(int number, int slot) {
        return 1_000_000L * number + slot + 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedMongo mongo = EmbeddedMongo.inMemory();
            started.push(mongo);
            mongoUri = mongo.uri();
            SampleChain.write(mongo.uri());
            write(Surroundings::manyAddresses);
            NodeDouble made = new NodeDouble();
            started.push(made);
            node = made;
            return Map.of(
                    "pyrin.mongodb.uri",
                    mongo.uri(),
                    "pyrin.network",
                    "simnet",
                    "pyrin.node",
                    made.address(),
                    "pyrin.node.deadline",
                    "PT1S");
        } catch (IOException e) {
            throw new UncheckedIOException("the node double cannot start", e);
        }
    }

    private static void manyAddresses(MongoDatabase database) {
        List<Document> addresses = new ArrayList<>();
        List<Document> pages = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            String address = address(number);
            long balance = 0;
            Document slots = new Document();
            for (int slot = 0; slot < utxoCount(number); slot++) {
                balance += amount(number, slot);
                Outpoint outpoint = new Outpoint(
                        KeyedHash.TRANSACTION_ID.writer().u32(number).u32(slot).finish(), slot);
                slots.append(
                        Integer.toString(Pages.placeOf(slot)),
                        new UtxoPage.Slot(slot, outpoint, amount(number, slot), 5, false).encode());
                if (Pages.placeOf(slot) == Pages.SIZE - 1 || slot == utxoCount(number) - 1) {
                    pages.add(new Document("_id", Pages.id(address, Pages.pageOf(slot)))
                            .append(UtxoPage.SLOTS, slots)
                            .append("lastSequence", 5L));
                    slots = new Document();
                }
            }
            addresses.add(new AddressDocument(
                            address,
                            balance,
                            balance,
                            0,
                            1,
                            utxoCount(number),
                            SampleChain.START,
                            SampleChain.START,
                            1,
                            5)
                    .encode());
        }
        database.getCollection(Collections.ADDRESSES).insertMany(addresses);
        database.getCollection(Collections.ADDRESS_UTXOS).insertMany(pages);
    }

    @Override
    public void stop() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("the test's servers cannot stop", e);
            }
        }
    }
}

package network.pyrin.image.server;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.crypto.Bytes;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.noderpc.NodeClient;
import network.pyrin.noderpc.NodeClientConfig;
import org.bson.Document;

/**
 * What a split server finds around itself, as a program of its own: a MongoDB, a person who labels an address in it, and a
 * miner.
 */
final class Surroundings {
    private static final Document LABEL = new Document("_id", "pyrinsim:someone").append("name", "Someone");
    private static final String MINER =
            new Address(AddressPrefix.SIMNET, AddressVersion.PUB_KEY, Bytes.wrap(new byte[32])).toString();

    private Surroundings() {}

    /**
     * One of: {@code mongodb FOLDER URI-FILE} serves until it is killed; {@code label URI}; {@code labelled URI} fails
     * without the label; {@code drop URI}; {@code checkpoint URI} prints epoch and sink of the read model; {@code mine HOST PORT
     * COUNT} mines on a simnet node and prints its sink.
     *
     * @param arguments the command
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "mongodb" -> serve(Path.of(arguments[1]), Path.of(arguments[2]));
            case "label" ->
                in(arguments[1], database -> database.getCollection("labels").insertOne(LABEL));
            case "labelled" -> in(arguments[1], Surroundings::requireLabel);
            case "checkpoint" -> in(arguments[1], Surroundings::printCheckpoint);
            case "drop" -> in(arguments[1], MongoDatabase::drop);
            case "mine" -> mine(arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException("there is no command " + arguments[0]);
        }
    }

    private static void serve(Path folder, Path uri) throws IOException, InterruptedException {
        try (EmbeddedMongo mongo = EmbeddedMongo.persistent(folder)) {
            // Whoever sees the file sees all of it.
            Path draft = uri.resolveSibling(uri.getFileName() + ".draft");
            Files.writeString(draft, mongo.uri().replace("/?", "/site?"));
            Files.move(draft, uri, StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        }
    }

    private static void requireLabel(MongoDatabase database) {
        if (!LABEL.equals(database.getCollection("labels").find().first())) {
            throw new IllegalStateException("the label is not in the database " + database.getName());
        }
    }

    private static void printCheckpoint(MongoDatabase database) {
        Document checkpoint = database.getCollection("checkpoints").find().first();
        if (checkpoint != null) {
            System.out.println(checkpoint.getString("epoch") + " " + checkpoint.getString("sink"));
        }
    }

    private interface Work {
        void on(MongoDatabase database);
    }

    private static void in(String uri, Work work) {
        String name = Objects.requireNonNull(new ConnectionString(uri).getDatabase(), "the address names no database");
        try (MongoClient client = MongoClients.create(uri)) {
            work.on(client.getDatabase(name));
        }
    }

    private static void mine(String host, int port, int count) {
        try (NodeClient node = NodeClient.start(NodeClientConfig.of(host, port))) {
            for (int i = 0; i < count; i++) {
                node.submitBlock(node.getBlockTemplate(MINER, "").getBlock(), false);
            }
            System.out.println(node.getSink().getSink());
        }
    }
}

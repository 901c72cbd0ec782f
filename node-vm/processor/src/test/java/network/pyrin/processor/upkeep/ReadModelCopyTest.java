package network.pyrin.processor.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is written to files comes back as it was, and what is damaged is said to be. */
class ReadModelCopyTest {
    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri());

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        client.close();
        mongo.close();
    }

    private static List<Document> all(MongoDatabase database, String collection) {
        return database.getCollection(collection)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    private static Document random(RandomGenerator random, int id) {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return new Document("_id", id)
                .append("long", random.nextLong())
                .append("text", Long.toHexString(random.nextLong()))
                .append("bytes", new Binary(bytes))
                .append("list", List.of(random.nextInt(), new Document("deep", random.nextDouble())));
    }

    @TestFactory
    Stream<DynamicTest> whateverIsThereComesBack() {
        return LongStream.range(0, 8)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RandomGenerator random = new SplittableRandom(seed);
                    MongoDatabase from = client.getDatabase("from" + seed);
                    MongoDatabase to = client.getDatabase("to" + seed);
                    List<String> collections = List.of("blocks", "labels", "webhooks");
                    for (String collection : collections) {
                        int documents = random.nextInt(1_200);
                        for (int i = 0; i < documents; i++) {
                            from.getCollection(collection).insertOne(random(random, i));
                        }
                    }
                    to.getCollection("blocks").insertOne(new Document("_id", -1));
                    Path files = folder.resolve("copy" + seed);
                    long written = ReadModelCopy.write(from, files);
                    assertThat(ReadModelCopy.read(files, to)).isEqualTo(written);
                    for (String collection : collections) {
                        assertThat(all(to, collection)).isEqualTo(all(from, collection));
                    }
                }));
    }

    @Test
    void aCutFileIsSaidToBeDamaged() throws Exception {
        MongoDatabase from = client.getDatabase("from");
        from.getCollection("blocks").insertOne(random(new SplittableRandom(1), 1));
        ReadModelCopy.write(from, folder);
        Path file = folder.resolve("blocks.bson.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatExceptionOfType(UpkeepException.class)
                .isThrownBy(() -> ReadModelCopy.read(folder, client.getDatabase("to")))
                .withMessageContaining("damaged");
        assertThatExceptionOfType(UpkeepException.class)
                .isThrownBy(() -> ReadModelCopy.read(folder.resolve("none"), client.getDatabase("to")));
    }

    @Test
    void onlyWhatNoChainCanTellIsCarried() {
        MongoDatabase from = client.getDatabase("from");
        MongoDatabase to = client.getDatabase("to");
        from.getCollection(Collections.LABELS).insertOne(new Document("_id", "a"));
        from.getCollection("webhooks").insertOne(new Document("_id", "w"));
        from.getCollection(Collections.BLOCKS).insertOne(new Document("_id", "old"));
        to.getCollection(Collections.BLOCKS).insertOne(new Document("_id", "new"));
        assertThat(ReadModelCopy.carry(from, to)).isEqualTo(2);
        assertThat(ReadModelCopy.carry(from, to)).isEqualTo(2);
        assertThat(all(to, Collections.BLOCKS)).containsExactly(new Document("_id", "new"));
        assertThat(all(to, "webhooks")).containsExactly(new Document("_id", "w"));
    }

    @Test
    void aRenewedEpochIsThatOfAPendingChangeToo() {
        MongoDatabase database = client.getDatabase("one");
        assertThat(Epochs.renew(database, new SplittableRandom(1))).isEmpty();
        database.getCollection(Collections.CHECKPOINTS)
                .insertOne(new Document("_id", CheckpointDocument.ID).append("epoch", "old"));
        database.getCollection(Collections.CHANGES)
                .insertOne(new Document("_id", "head").append("checkpoint", new Document("epoch", "old")));
        String epoch = Epochs.renew(database, new SplittableRandom(1)).orElseThrow();
        assertThat(epoch).hasSize(16).isNotEqualTo("old");
        assertThat(all(database, Collections.CHECKPOINTS).getFirst()).containsEntry("epoch", epoch);
        assertThat(all(database, Collections.CHANGES).getFirst().get("checkpoint", Document.class))
                .containsEntry("epoch", epoch);
    }

    @Test
    void theCommandsRefuseToOverwriteAndNeverRepeatAPassword() throws Exception {
        client.getDatabase("pyrin").getCollection("blocks").insertOne(new Document("_id", 1));
        String uri = mongo.uri().replace("/?", "/pyrin?");
        StringWriter said = new StringWriter();
        CommandLine line = ReadModelMain.command();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        String files = folder.resolve("files").toString();
        assertThat(line.execute("export", "--mongodb", uri, files)).isZero();
        assertThat(line.execute("import", "--mongodb", uri, files)).isEqualTo(1);
        assertThat(line.execute("import", "--replace", "--mongodb", uri, files)).isZero();
        assertThat(line.execute("export", "--mongodb", "mongodb://user:secret@", files))
                .isEqualTo(2);
        assertThat(said.toString())
                .contains("not empty")
                .doesNotContain("secret")
                .doesNotContain("\tat ");
    }
}

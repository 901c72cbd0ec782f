package network.pyrin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
    @TempDir
    private Path folder = Path.of("");

    private void onEach(Consumer<MongoCollection<Document>> check) throws IOException {
        try (EmbeddedMongo memory = EmbeddedMongo.inMemory();
                EmbeddedMongo file = EmbeddedMongo.persistent(folder.resolve("file"))) {
            for (EmbeddedMongo mongo : List.of(memory, file)) {
                try (MongoClient client = MongoClients.create(mongo.uri())) {
                    check.accept(client.getDatabase("pyrin").getCollection("things"));
                }
            }
        }
    }

    private static UpdateOneModel<Document> guarded(String id, long sequence) {
        return new UpdateOneModel<>(
                new Document("_id", id).append("lastSequence", new Document("$lt", sequence)),
                new Document("$inc", new Document("balance", 5L))
                        .append("$set", new Document("lastSequence", sequence)),
                new UpdateOptions().upsert(true));
    }

    @Test
    void aRepeatedGuardedUpsertIsRefusedAsDuplicateAndTheOthersGoThrough() throws IOException {
        onEach(things -> {
            List<WriteModel<Document>> bulk = List.of(guarded("a", 7), guarded("b", 7));
            things.bulkWrite(bulk, new BulkWriteOptions().ordered(false));
            assertThatThrownBy(() -> things.bulkWrite(
                            List.of(guarded("a", 7), guarded("c", 7), guarded("b", 7)),
                            new BulkWriteOptions().ordered(false)))
                    .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> assertThat(e.getWriteErrors())
                            .allSatisfy(error -> assertThat(error.getCode()).isEqualTo(11000))
                            .hasSize(2));
            assertThat(things.find(new Document("_id", "a")).first())
                    .isEqualTo(
                            new Document("_id", "a").append("lastSequence", 7L).append("balance", 5L));
            assertThat(things.countDocuments()).isEqualTo(3);
            things.bulkWrite(List.of(guarded("a", 8)), new BulkWriteOptions().ordered(false));
            assertThat(Objects.requireNonNull(
                                    things.find(new Document("_id", "a")).first())
                            .getLong("balance"))
                    .isEqualTo(10);
        });
    }

    @Test
    void guardsSeeOnlyTheirOwnDocument() throws IOException {
        onEach(things -> {
            for (int i = 0; i < 100; i++) {
                things.insertOne(new Document("_id", (long) i).append("lastSequence", (long) i));
            }
            Document below50 = new Document("$lt", 50L);
            assertThat(things.updateOne(
                                    new Document("_id", 49L).append("lastSequence", below50),
                                    new Document("$set", new Document("seen", true)))
                            .getModifiedCount())
                    .isEqualTo(1);
            assertThat(things.updateOne(
                                    new Document("_id", 50L).append("lastSequence", below50),
                                    new Document("$set", new Document("seen", true)))
                            .getMatchedCount())
                    .isZero();
            assertThat(things.deleteOne(new Document("_id", 70L).append("lastSequence", below50))
                            .getDeletedCount())
                    .isZero();
            assertThat(things.countDocuments(new Document("seen", true))).isEqualTo(1);
            assertThat(things.find(new Document("_id", new Document("$in", List.of(3L, 1000L, 4L))))
                            .into(new ArrayList<>()))
                    .hasSize(2);
            things.drop();
        });
    }

    @Test
    void aDuplicateInsertIsRefused() throws IOException {
        onEach(things -> {
            things.insertOne(new Document("_id", "x"));
            assertThatThrownBy(() -> things.insertOne(new Document("_id", "x")))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        });
    }

    @Test
    void aClosedFileOpensWithEverythingInIt() throws IOException {
        for (int round = 0; round < 3; round++) {
            try (EmbeddedMongo mongo = EmbeddedMongo.persistent(folder);
                    MongoClient client = MongoClients.create(mongo.uri())) {
                MongoCollection<Document> things = client.getDatabase("pyrin").getCollection("things");
                assertThat(things.countDocuments()).isEqualTo(round * 100L);
                List<Document> more = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    more.add(new Document("_id", round * 100 + i).append("text", "some text " + i));
                }
                things.insertMany(more);
            }
        }
    }

    @Test
    void aSecondUserOfTheFileIsRefusedWithItsName() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.persistent(folder)) {
            assertThatThrownBy(() -> EmbeddedMongo.persistent(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("documents.mv");
            assertThat(mongo.uri()).startsWith("mongodb://127.0.0.1:");
        }
    }

    @Test
    void afterAKillTheFileHoldsAPrefixOfTheWritesWithAllJournalledOnes() throws Exception {
        for (int round = 0; round < 3; round++) {
            long said = 0;
            Process writer = ChildJvm.start(CrashWriter.class, folder.toString());
            try (BufferedReader output = writer.inputReader()) {
                // Killed in the middle of its work: after a number of writes that differs by round.
                for (int i = 0; i < 30 + 25 * round; i++) {
                    said = Long.parseLong(Objects.requireNonNull(output.readLine()));
                }
            } finally {
                writer.destroyForcibly().waitFor();
            }
            try (EmbeddedMongo mongo = EmbeddedMongo.persistent(folder);
                    MongoClient client = MongoClients.create(mongo.uri())) {
                CrashWriter.assertPrefix(client.getDatabase("pyrin"));
                assertThat(CrashWriter.last(client.getDatabase("pyrin")))
                        .as("the last that was said to be journalled")
                        .isGreaterThanOrEqualTo(said);
            }
        }
    }
}

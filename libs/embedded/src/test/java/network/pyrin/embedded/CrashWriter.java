package network.pyrin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.bson.Document;

/**
 * Writes numbers to three collections in turn until killed, going on where the file ends. Says some of them, each once it is
 * written with a journalled write.
 */
final class CrashWriter {
    private static final int COLLECTIONS = 3;

    private CrashWriter() {}

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.persistent(Path.of(arguments[0]));
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoDatabase database = client.getDatabase("pyrin");
            for (long number = last(database, COLLECTIONS - 1) + 1; ; number++) {
                for (int i = 0; i < COLLECTIONS; i++) {
                    put(database, i, new Document("_id", number).append("text", "x".repeat(500)));
                    put(database, i, new Document("_id", "last").append("number", number));
                }
                if (number % 20 == 0) {
                    put(
                            database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true)),
                            COLLECTIONS - 1,
                            new Document("_id", "last").append("number", number));
                    System.out.println(number);
                }
            }
        }
    }

    private static void put(MongoDatabase database, int collection, Document document) {
        database.getCollection("c" + collection)
                .replaceOne(new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }

    /** Collections written earlier in a round are as far as, or one further than, those written later. */
    static void assertPrefix(MongoDatabase database) {
        for (int i = 0; i < COLLECTIONS; i++) {
            long number = last(database, i);
            assertThat(database.getCollection("c" + i).countDocuments() - 1).isBetween(number, number + 1);
            if (i > 0) {
                assertThat(last(database, i - 1) - number).isBetween(0L, 1L);
            }
        }
    }

    static long last(MongoDatabase database) {
        return last(database, COLLECTIONS - 1);
    }

    private static long last(MongoDatabase database, int collection) {
        Document last = database.getCollection("c" + collection)
                .find(new Document("_id", "last"))
                .first();
        return last == null ? 0 : Objects.requireNonNull(last.getLong("number"));
    }
}

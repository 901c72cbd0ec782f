package network.pyrin.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import network.pyrin.embedded.EmbeddedMongo;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a database is asked for before a write counts. */
class MongoStoreTest {
    /** The concerns of one write over a connection string. */
    private static List<BsonDocument> concerns(String uri) {
        List<BsonDocument> concerns = new ArrayList<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("insert")) {
                    concerns.add(event.getCommand().getDocument("writeConcern", new BsonDocument()));
                }
            }
        };
        try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(listener)
                .build())) {
            new MongoStore(client.getDatabase("pyrin"))
                    .write("things", List.of(new InsertOneModel<>(new Document("at", concerns.size()))));
        }
        return concerns;
    }

    @Test
    void writesAreJournalledByAMajorityUnlessTheConnectionStringWaivesIt() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            String plain = "mongodb://127.0.0.1:" + URI.create(mongo.uri()).getPort()
                    + "/?retryWrites=false&directConnection=true";
            BsonDocument whole = BsonDocument.parse("{w: 'majority', j: true}");
            assertThat(concerns(plain)).containsExactly(whole);
            assertThat(concerns(plain + "&w=majority")).containsExactly(whole);
            assertThat(concerns(mongo.uri())).singleElement().satisfies(concern -> assertThat(concern.toJson())
                    .doesNotContain("true"));
        }
    }
}

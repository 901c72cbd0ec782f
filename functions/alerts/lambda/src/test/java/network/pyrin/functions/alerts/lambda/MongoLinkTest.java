package network.pyrin.functions.alerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.testing.Relay;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A connection that is not configured, wrong, away for a while, or refused. */
class MongoLinkTest {
    private static MongoLink link(String uri) {
        return new MongoLink(Optional.of(uri), Optional.empty());
    }

    private static void ping(MongoLink link) {
        link.guarded(() -> link.documents().runCommand(new Document("ping", 1)));
    }

    @Test
    void whatIsNotConfiguredIsNamed() {
        MongoLink nothing = new MongoLink(Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> ping(nothing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MONGODB_URI_SECRET")
                .hasMessageContaining("PYRIN_MONGODB_URI");
    }

    @Test
    void aWrongAddressIsSaidWithoutItsPassword() {
        assertThatThrownBy(() -> ping(link("mongo://pyrin:sesame@db.example.com/pyrin")))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("not a MongoDB connection string")
                        .doesNotContain("sesame"));
    }

    @Test
    void aDatabaseThatIsAwayFailsTheCallAndTheSameLinkWorksOnceItIsBack() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                Relay wire = new Relay(URI.create(mongo.uri()).getPort())) {
            MongoLink link = link("mongodb://127.0.0.1:" + wire.port() + "/?directConnection=true");
            wire.cut();
            assertThatThrownBy(() -> ping(link)).isInstanceOf(MongoException.class);
            wire.mend();
            ping(link);
            wire.cut();
            assertThatThrownBy(() -> ping(link)).isInstanceOf(MongoException.class);
            wire.mend();
            ping(link);
            link.close();
        }
    }

    @Test
    void whereTheDatabaseRefusesTheCredentialsTheNextCallUsesThemAnew() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory()) {
            MongoLink link = link(mongo.uri());
            MongoException atTheStart = new MongoSecurityException(
                    MongoCredential.createPlainCredential("pyrin", "pyrin", new char[0]), "expired");
            MongoException later = new MongoCommandException(
                    BsonDocument.parse("{ok: 0, code: 13, errmsg: 'not authorized'}"), new ServerAddress());
            for (MongoException refused : List.of(atTheStart, later)) {
                MongoDatabase before = link.documents();
                fail(link, refused);
                assertThat(link.documents()).isNotSameAs(before);
            }
            MongoDatabase before = link.documents();
            fail(
                    link,
                    new MongoCommandException(
                            BsonDocument.parse("{ok: 0, code: 2, errmsg: 'bad value'}"), new ServerAddress()));
            assertThat(link.documents()).isSameAs(before);
            ping(link);
            link.close();
        }
    }

    private static void fail(MongoLink link, MongoException failure) {
        assertThatThrownBy(() -> link.guarded(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }
}

package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.TotalsDocument;
import org.bson.Document;

/**
 * How the sequences within one read model hang together. Two read models of one chain have different ones, so these are
 * relations, not values.
 */
final class Sequences {
    private Sequences() {}

    /** Fails where a number cannot be: ahead of the checkpoint, or behind what it must have gone along with. */
    static void assertHangTogether(MongoDatabase database) {
        Document checkpoint = Optional.ofNullable(
                        database.getCollection(Collections.CHECKPOINTS).find().first())
                .orElseThrow();
        long reached = checkpoint.getLong("sequence");
        assertThat(highest(database, Collections.NETWORK))
                .as("every change moves the totals: %s", TotalsDocument.ID)
                .isEqualTo(reached);
        for (String collection : database.listCollectionNames()) {
            assertThat(highest(database, collection)).as(collection).isBetween(0L, reached);
        }
        assertHistoriesGoAlong(database, Collections.ADDRESS_PAGES);
        assertHistoriesGoAlong(database, Collections.ADDRESS_UTXOS);
        assertRecordLeadsTo(database, checkpoint);
    }

    private static long highest(MongoDatabase database, String collection) {
        long highest = 0;
        for (Document document : database.getCollection(collection).find()) {
            highest = Math.max(highest, sequence(document));
        }
        return highest;
    }

    private static long sequence(Document document) {
        return Optional.ofNullable(document.getLong(Guard.LAST_SEQUENCE)).orElse(0L);
    }

    /** Whatever touches a page of an address touches the address. */
    private static void assertHistoriesGoAlong(MongoDatabase database, String pages) {
        Map<String, Long> addresses = new HashMap<>();
        for (Document address : database.getCollection(Collections.ADDRESSES).find()) {
            addresses.put(address.getString("_id"), sequence(address));
        }
        int compared = 0;
        for (Document page : database.getCollection(pages).find()) {
            String id = page.getString("_id");
            Optional<Long> address = Optional.ofNullable(addresses.get(id.substring(0, id.lastIndexOf('/'))));
            if (address.isPresent()) {
                compared++;
                assertThat(sequence(page)).as(pages + " " + id).isLessThanOrEqualTo(address.get());
            }
        }
        assertThat(compared).as("pages compared in " + pages).isPositive();
    }

    /** The last change recorded is the one that the checkpoint stands at, whole. */
    private static void assertRecordLeadsTo(MongoDatabase database, Document checkpoint) {
        var changes = database.getCollection(Collections.CHANGES);
        Document head = Optional.ofNullable(
                        changes.find(new Document("_id", "head")).first())
                .orElseThrow();
        assertThat(head.get("checkpoint", Document.class)).isEqualTo(checkpoint);
        for (int part = 0; part < head.getInteger("parts"); part++) {
            assertThat(changes.countDocuments(new Document("_id", "part/" + part)))
                    .as("part %d of the record", part)
                    .isEqualTo(1);
        }
    }
}

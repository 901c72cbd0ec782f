package network.pyrin.processor.upkeep;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.bson.Document;

/** Gives a read model a new identity, so that clients which have seen what it has forgotten load it anew. */
public final class Epochs {
    private static final int EPOCH_BYTES = 8;

    private Epochs() {}

    /**
     * Renews the epoch. To be done once after data was put back, before the processor starts; doing it again is harmless.
     *
     * @param database the read model's
     * @param random for the new identity
     * @return the new epoch; empty if there is no read model in the database
     */
    public static Optional<String> renew(MongoDatabase database, RandomGenerator random) {
        MongoCollection<Document> checkpoints = database.getCollection(Collections.CHECKPOINTS);
        if (checkpoints.find(new Document("_id", CheckpointDocument.ID)).first() == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[EPOCH_BYTES];
        random.nextBytes(bytes);
        String epoch = HexFormat.of().formatHex(bytes);
        // A change that was begun but not finished belongs to the new epoch too; it must be known before the checkpoint
        // is.
        MongoCollection<Document> changes = database.getCollection(Collections.CHANGES);
        Document head = changes.find(new Document("_id", "head")).first();
        if (head != null && head.get("checkpoint") instanceof Document) {
            changes.updateOne(
                    new Document("_id", "head"), new Document("$set", new Document("checkpoint.epoch", epoch)));
        }
        checkpoints.updateOne(
                new Document("_id", CheckpointDocument.ID), new Document("$set", new Document("epoch", epoch)));
        return Optional.of(epoch);
    }
}

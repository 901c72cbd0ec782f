package network.pyrin.processor.ledger;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import network.pyrin.readmodel.Guard;
import org.bson.Document;

/** What a change does to one document. Kept in the change record, so that a repeated change does the same. */
sealed interface DocumentChange {
    /** Name of the collection. */
    String collection();

    /** The document's {@code _id}. */
    Object id();

    /** The guarded write. */
    WriteModel<Document> write(long sequence);

    /** The form in the change record. */
    Document encode();

    /**
     * Adds, sets and unsets fields, unless the document has this change already.
     *
     * @param increments field to summand, long or double
     * @param sets field path to value
     * @param unsets field paths
     * @param stamps fields that are set to the change's sequence
     * @param make whether a missing document is made
     */
    record Update(
            String collection,
            Object id,
            Map<String, Number> increments,
            Map<String, Object> sets,
            List<String> unsets,
            List<String> stamps,
            boolean make)
            implements DocumentChange {
        @Override
        public WriteModel<Document> write(long sequence) {
            Document update = new Document();
            if (!increments.isEmpty()) {
                update.append("$inc", new Document(new LinkedHashMap<>(increments)));
            }
            Document values = new Document(new LinkedHashMap<>(sets)).append(Guard.LAST_SEQUENCE, sequence);
            stamps.forEach(field -> values.append(field, sequence));
            update.append("$set", values);
            if (!unsets.isEmpty()) {
                Document fields = new Document();
                unsets.forEach(field -> fields.append(field, ""));
                update.append("$unset", fields);
            }
            return new UpdateOneModel<>(Guard.below(id, sequence), update, new UpdateOptions().upsert(make));
        }

        @Override
        public Document encode() {
            // Paths have dots, which field names in a stored document had better not have: hence pairs.
            return new Document("kind", "update")
                    .append("collection", collection)
                    .append("id", id)
                    .append("increments", pairs(increments))
                    .append("sets", pairs(sets))
                    .append("unsets", unsets)
                    .append("stamps", stamps)
                    .append("make", make);
        }

        private static List<Document> pairs(Map<String, ?> values) {
            List<Document> pairs = new ArrayList<>();
            values.forEach((path, value) -> pairs.add(new Document("path", path).append("value", value)));
            return pairs;
        }
    }

    /** Puts a whole document in place. */
    record Replace(String collection, Object id, Document document) implements DocumentChange {
        @Override
        public WriteModel<Document> write(long sequence) {
            return new ReplaceOneModel<>(new Document("_id", id), document, new ReplaceOptions().upsert(true));
        }

        @Override
        public Document encode() {
            return new Document("kind", "replace")
                    .append("collection", collection)
                    .append("id", id)
                    .append("document", document);
        }
    }

    /** Takes a document away. */
    record Delete(String collection, Object id) implements DocumentChange {
        @Override
        public WriteModel<Document> write(long sequence) {
            return new DeleteOneModel<>(new Document("_id", id));
        }

        @Override
        public Document encode() {
            return new Document("kind", "delete")
                    .append("collection", collection)
                    .append("id", id);
        }
    }

    /** Reads the form in the change record. */
    static DocumentChange decode(Document document) {
        String collection = Objects.requireNonNull(document.getString("collection"));
        Object id = Objects.requireNonNull(document.get("id"));
        return switch (document.getString("kind")) {
            case "update" ->
                new Update(
                        collection,
                        id,
                        unpaired(document.getList("increments", Document.class), Number.class),
                        unpaired(document.getList("sets", Document.class), Object.class),
                        document.getList("unsets", String.class),
                        document.getList("stamps", String.class, List.of()),
                        document.getBoolean("make", false));
            case "replace" ->
                new Replace(collection, id, Objects.requireNonNull(document.get("document", Document.class)));
            case "delete" -> new Delete(collection, id);
            default -> throw new IllegalStateException("change record of unknown kind: " + document.getString("kind"));
        };
    }

    private static <T> Map<String, T> unpaired(List<Document> pairs, Class<T> type) {
        Map<String, T> values = new LinkedHashMap<>();
        for (Document pair : pairs) {
            values.put(Objects.requireNonNull(pair.getString("path")), Objects.requireNonNull(pair.get("value", type)));
        }
        return values;
    }
}

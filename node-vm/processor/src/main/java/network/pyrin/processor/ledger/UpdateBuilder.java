package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Collects what happens to one document into a {@link DocumentChange.Update}. */
final class UpdateBuilder {
    private final Map<String, Number> increments = new LinkedHashMap<>();
    private final Map<String, Object> sets = new LinkedHashMap<>();
    private final List<String> unsets = new ArrayList<>();
    private final List<String> stamps = new ArrayList<>();

    UpdateBuilder increment(String field, long summand) {
        // A zero is written too where the field may not exist yet: readers expect every field.
        increments.put(field, summand);
        return this;
    }

    UpdateBuilder increments(String path, Document summands) {
        summands.forEach((field, summand) -> increments.put(path + field, (Number) summand));
        return this;
    }

    UpdateBuilder set(String path, Object value) {
        sets.put(path, value);
        return this;
    }

    UpdateBuilder unset(String path) {
        unsets.add(path);
        return this;
    }

    /** Sets a field to the change's sequence, which is not known yet. */
    UpdateBuilder stamp(String path) {
        stamps.add(path);
        return this;
    }

    DocumentChange.Update build(String collection, Object id, boolean make) {
        return new DocumentChange.Update(
                collection,
                id,
                Map.copyOf(increments),
                Map.copyOf(sets),
                List.copyOf(unsets),
                List.copyOf(stamps),
                make);
    }
}

package network.pyrin.readmodel;

import org.bson.Document;

/**
 * The guard of every update that a virtual chain change makes: it applies only where a lower sequence was applied last, so
 * that a repeated change is refused document by document.
 */
public final class Guard {
    /** Field: sequence of the last change that touched the document. */
    public static final String LAST_SEQUENCE = "lastSequence";

    private Guard() {}

    /**
     * The filter of a guarded update. Flat on purpose: an {@code $and} is not found by {@code _id} everywhere.
     *
     * @param id {@code _id} of the document
     * @param sequence the change's sequence
     * @return matches the document unless this change or a later one has touched it
     */
    public static Document below(Object id, long sequence) {
        return new Document("_id", id).append(LAST_SEQUENCE, new Document("$lt", sequence));
    }
}

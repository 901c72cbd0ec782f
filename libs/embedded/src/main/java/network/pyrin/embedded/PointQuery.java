package network.pyrin.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/** Finds the one document that a query with a literal {@code _id} can match. */
final class PointQuery {
    private static final String ID = "_id";

    private PointQuery() {}

    /**
     * Whether a query names a literal {@code _id} and more; without more, the server's own index lookup serves.
     *
     * @param query the filter
     * @return true if {@link #candidate} applies
     */
    static boolean isGuarded(Document query) {
        return query.size() > 1 && query.containsKey(ID) && !(query.get(ID) instanceof Document);
    }

    /**
     * Looks the {@code _id} up.
     *
     * @param indexes indexes of the collection, the one on {@code _id} among them
     * @param query a guarded query
     * @param <P> position of a document
     * @return where the document lies; empty if there is none
     */
    static <P> Optional<P> candidate(List<Index<P>> indexes, Document query) {
        Document id = new Document(ID, query.get(ID));
        for (Index<P> index : indexes) {
            if (index.canHandle(id)) {
                for (P position : index.getPositions(id)) {
                    return Optional.of(position);
                }
                return Optional.empty();
            }
        }
        throw new IllegalStateException("a collection without an index on _id");
    }
}

package network.pyrin.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * The file backend with four things mended: a query with an {@code _id} and further conditions looks at that one document
 * instead of all; no commit of the file falls into a write; a write that is to be journalled is answered when it is on the
 * disk; and collections are stored as BSON, by {@code _id}, once.
 */
final class PointReadFileBackend extends H2Backend {
    private final CommittingStore file;

    PointReadFileBackend(CommittingStore file) {
        // Before the super constructor, because that already opens the databases it finds.
        this.file = file;
        super(file.store());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, file, getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        boolean journalled = message.getDocument().get("writeConcern") instanceof Document concern
                && Boolean.TRUE.equals(concern.get("j"));
        if (journalled) {
            file.flush();
        }
        return answer;
    }

    /** The file is closed by its owner, after the server. */
    @Override
    public void close() {}

    private static final class Database extends H2Database {
        private final CommittingStore file;

        Database(String name, CommittingStore file, CursorRegistry cursors) {
            this.file = file;
            super(name, file.store(), cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            MVMap<String, Object> meta = file.store().openMap("meta." + databaseName + "." + name);
            return new Collection(file, this, name, options, documents(name), meta, cursorRegistry);
        }

        private MVMap<Object, Document> documents(String collection) {
            // The names of the maps are those of the superclass, which finds, moves and drops them by name.
            return file.store()
                    .openMap(
                            "databases." + databaseName + "." + collection,
                            new MVMap.Builder<Object, Document>().valueType(new BsonType()));
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            boolean onId = keys.size() == 1 && keys.getFirst().getKey().equals("_id");
            return onId
                    ? new IdIndex(name, keys, documents(collection))
                    : super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        }
    }

    private static final class Collection extends H2Collection {
        private final CommittingStore file;
        private final MVMap<Object, Document> documents;

        Collection(
                CommittingStore file,
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> meta,
                CursorRegistry cursors) {
            this.file = file;
            this.documents = documents;
            super(database, name, options, documents, meta, cursors);
        }

        @Override
        protected Object addDocumentInternal(Document document) {
            if (!"_id".equals(getIdField())) {
                return super.addDocumentInternal(document);
            }
            Object key = IdIndex.key(Missing.ofNullable(document.get("_id")));
            documents.put(key, document);
            return key;
        }

        /** Nobody asks for the sum of all documents' sizes; keeping it would encode each one again. */
        @Override
        protected boolean tracksDataSize() {
            return false;
        }

        @Override
        protected QueryResult matchDocuments(
                Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
            if (!PointQuery.isGuarded(query)) {
                return super.matchDocuments(query, orderBy, skip, limit, batchSize, fields);
            }
            Stream<Document> candidate = PointQuery.candidate(getIndexes(), query).map(this::getDocument).stream();
            return matchDocumentsFromStream(candidate, query, orderBy, skip, limit, batchSize, fields);
        }

        @Override
        public Document updateDocuments(
                Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
            return file.write(() -> super.updateDocuments(selector, update, filters, multi, upsert, oplog));
        }

        @Override
        public List<Document> insertDocuments(List<Document> documents, boolean ordered) {
            return file.write(() -> super.insertDocuments(documents, ordered));
        }

        @Override
        public int deleteDocuments(Document selector, int limit, Oplog oplog) {
            return file.write(() -> super.deleteDocuments(selector, limit, oplog));
        }

        @Override
        public Document findAndModify(Document query) {
            return file.write(() -> super.findAndModify(query));
        }
    }
}

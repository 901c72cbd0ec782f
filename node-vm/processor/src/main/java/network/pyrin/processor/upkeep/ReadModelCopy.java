package network.pyrin.processor.upkeep;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import network.pyrin.readmodel.Collections;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * All collections of a database as files: {@code NAME.bson.gz} holds the documents one after the other, the form that
 * MongoDB's own tools write and read. One document at a time is in memory on the way out, one batch on the way in.
 */
public final class ReadModelCopy {
    private static final String SUFFIX = ".bson.gz";
    private static final int BATCH = 500;
    private static final int BUFFER = 1 << 16;
    private static final int LENGTH_BYTES = 4;
    /** A document may have 16 MiB; the server's own documents a little more. */
    private static final int DOCUMENT_BYTES_MAX = (16 << 20) + (16 << 10);

    /** What a processor makes again from a chain. */
    private static final Set<String> DERIVED = Set.of(
            Collections.BLOCKS,
            Collections.TRANSACTIONS,
            Collections.ADDRESSES,
            Collections.ADDRESS_PAGES,
            Collections.UTXOS,
            Collections.ADDRESS_UTXOS,
            Collections.BLOCK_INDEX,
            Collections.CHANGES,
            Collections.CHECKPOINTS,
            Collections.METRICS,
            Collections.MEMPOOL,
            Collections.RICH_LIST,
            Collections.NETWORK);

    private ReadModelCopy() {}

    /**
     * Writes every collection.
     *
     * @param database whose processor does not run
     * @param folder made; must not hold such files yet
     * @return documents written
     * @throws IOException if the disk refuses
     */
    public static long write(MongoDatabase database, Path folder) throws IOException {
        Files.createDirectories(folder);
        long documents = 0;
        for (String name : names(database)) {
            documents += write(database.getCollection(name, RawBsonDocument.class), folder.resolve(name + SUFFIX));
        }
        return documents;
    }

    private static List<String> names(MongoDatabase database) {
        List<String> names = database.listCollectionNames().into(new ArrayList<>());
        names.removeIf(name -> name.startsWith("system."));
        return names.stream().sorted().toList();
    }

    private static long write(MongoCollection<RawBsonDocument> collection, Path file) throws IOException {
        long documents = 0;
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file), BUFFER);
                OutputStream out = new BufferedOutputStream(gzip, BUFFER)) {
            for (RawBsonDocument document : collection.find()) {
                ByteBuf bytes = document.getByteBuffer();
                out.write(bytes.array(), bytes.position(), bytes.remaining());
                documents++;
            }
        }
        return documents;
    }

    /**
     * Copies what no chain can tell (names that an operator gave, hooks that users registered) to another read model of the
     * same chain. What that one has of these collections is replaced.
     *
     * @param from nobody writes to these collections meanwhile
     * @param to the same
     * @return documents copied
     */
    public static long carry(MongoDatabase from, MongoDatabase to) {
        long documents = 0;
        for (String name : names(from)) {
            if (!DERIVED.contains(name)) {
                MongoCollection<RawBsonDocument> target = to.getCollection(name, RawBsonDocument.class);
                target.drop();
                for (RawBsonDocument document :
                        from.getCollection(name, RawBsonDocument.class).find()) {
                    target.insertOne(document);
                    documents++;
                }
            }
        }
        return documents;
    }

    /**
     * Whether a database holds anything.
     *
     * @param database any
     * @return true without any collection that has a document
     */
    public static boolean isEmpty(MongoDatabase database) {
        return names(database).stream()
                .allMatch(name -> database.getCollection(name).find().first() == null);
    }

    /**
     * Reads every file into the database; what was in it before is dropped first.
     *
     * @param folder written by {@link #write}
     * @param database nobody else writes to it
     * @return documents read
     * @throws UpkeepException if there are no such files, or one is damaged; the database is then incomplete
     * @throws IOException if the disk fails
     */
    public static long read(Path folder, MongoDatabase database) throws UpkeepException, IOException {
        List<Path> files;
        if (!Files.isDirectory(folder)) {
            throw new UpkeepException("there is no folder " + folder);
        }
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new UpkeepException(folder + " holds no copy of a read model");
        }
        names(database).forEach(name -> database.getCollection(name).drop());
        long documents = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            documents += read(
                    file,
                    database.getCollection(name.substring(0, name.length() - SUFFIX.length()), RawBsonDocument.class));
        }
        return documents;
    }

    private static long read(Path file, MongoCollection<RawBsonDocument> collection)
            throws UpkeepException, IOException {
        long documents = 0;
        List<RawBsonDocument> batch = new ArrayList<>(BATCH);
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER)) {
            byte[] head = in.readNBytes(LENGTH_BYTES);
            while (head.length > 0) {
                batch.add(document(file, head, in));
                documents++;
                if (batch.size() == BATCH) {
                    collection.insertMany(batch);
                    batch.clear();
                }
                head = in.readNBytes(LENGTH_BYTES);
            }
        } catch (EOFException | java.util.zip.ZipException e) {
            throw damaged(file);
        }
        if (!batch.isEmpty()) {
            collection.insertMany(batch);
        }
        return documents;
    }

    private static RawBsonDocument document(Path file, byte[] head, InputStream in)
            throws UpkeepException, IOException {
        int length = head.length < LENGTH_BYTES
                ? 0
                : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length <= LENGTH_BYTES || length > DOCUMENT_BYTES_MAX) {
            throw damaged(file);
        }
        byte[] bytes = new byte[length];
        System.arraycopy(head, 0, bytes, 0, LENGTH_BYTES);
        if (in.readNBytes(bytes, LENGTH_BYTES, length - LENGTH_BYTES) < length - LENGTH_BYTES) {
            throw damaged(file);
        }
        return new RawBsonDocument(bytes);
    }

    private static UpkeepException damaged(Path file) {
        return new UpkeepException("the copy is damaged: " + file.getFileName() + " ends in the middle of a document");
    }
}

package network.pyrin.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A document database in this JVM that speaks the MongoDB wire protocol.
 *
 * <p>The persistent one keeps everything in one file and commits every half second, always between two writes: after a
 * {@code kill -9} the file holds every write up to some moment within the last second, across all collections, and none
 * after it. A write with the concern {@code j: true} is answered when it, and all before it, is on the disk; the connection
 * string asks for that nowhere, so whoever needs it says so itself. Memory is bounded by a page cache. What it cannot do
 * (transactions, change streams, pipelines, secondary indexes) the read model does not need.
 */
public final class EmbeddedMongo implements AutoCloseable {
    private final MongoServer server;
    private final InetSocketAddress address;
    private final Runnable afterShutdown;

    private EmbeddedMongo(MongoServer server, Runnable afterShutdown) {
        this.server = server;
        this.afterShutdown = afterShutdown;
        this.address = server.bind();
    }

    /**
     * Starts one that forgets everything when closed, for tests.
     *
     * @return a running server on a free loopback port
     */
    public static EmbeddedMongo inMemory() {
        return new EmbeddedMongo(new MongoServer(new PointReadMemoryBackend()), () -> {});
    }

    /**
     * Starts one that keeps its data; should its file fail, that is logged.
     *
     * @param folder where its file lies; made if absent, and used by one process only
     * @return a running server on a free loopback port
     * @throws IOException if the folder cannot be made, or the file cannot be opened: in use, damaged or not ours
     */
    public static EmbeddedMongo persistent(Path folder) throws IOException {
        return persistent(folder, reason -> System.getLogger("embedded")
                .log(System.Logger.Level.ERROR, "the database file in {0} fails: {1}", folder, reason));
    }

    /**
     * Starts one that keeps its data.
     *
     * @param folder where its file lies; made if absent, and used by one process only
     * @param onFailure told why, once the file cannot be written any more, because the disk is full for example: the server
     *     then refuses everything, and what was committed before is safe
     * @return a running server on a free loopback port
     * @throws IOException if the folder cannot be made, or the file cannot be opened: in use, damaged or not ours
     */
    public static EmbeddedMongo persistent(Path folder, Consumer<String> onFailure) throws IOException {
        Files.createDirectories(folder);
        CommittingStore store = CommittingStore.open(folder.resolve("documents.mv"), onFailure);
        return new EmbeddedMongo(new MongoServer(new PointReadFileBackend(store)), store::close);
    }

    /**
     * Where it listens.
     *
     * @return connection string for a MongoDB driver
     */
    public String uri() {
        // The driver would otherwise look for a replica set and for retryable writes, which are not there.
        // Who writes much and can do a lost second again is not to wait for the disk.
        return "mongodb://127.0.0.1:" + address.getPort()
                + "/?retryWrites=false&directConnection=true&w=1&journal=false";
    }

    /** Stops the server; a persistent one writes its last state first. */
    @Override
    public void close() {
        server.shutdownNow();
        afterShutdown.run();
    }
}

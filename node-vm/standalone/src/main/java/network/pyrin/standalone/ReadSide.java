package network.pyrin.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import network.pyrin.chain.NetworkParams;
import network.pyrin.events.EventPublisher;
import network.pyrin.processor.EventPublishers;
import network.pyrin.processor.Processor;
import network.pyrin.processor.ProcessorConfig;
import network.pyrin.processor.ProcessorLog;
import network.pyrin.processor.ProcessorMetrics;
import network.pyrin.processor.upkeep.Epochs;

/** The processor, following the node over gRPC as it would from another machine. */
final class ReadSide implements AutoCloseable {
    /** Laid into the network's folder by whoever puts a backup back. */
    private static final String RENEW_EPOCH = "renew-epoch";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Processor processor;

    private ReadSide(
            StandaloneConfig config, HostPort node, Backends backends, MeterRegistry registry, InstantSource clock) {
        boolean whole = false;
        try {
            ConnectionString connection = new ConnectionString(backends.mongodbUri());
            MongoClient client = keep(MongoClients.create(connection));
            MongoDatabase database = client.getDatabase(Neighbours.databaseName(connection));
            renewEpoch(config.networkFolder().resolve(RENEW_EPOCH), database);
            EventPublisher publisher = keep(
                    EventPublishers.open(backends.events(), backends.awsEmulator(), database, new SplittableRandom()));
            processor = keep(Processor.start(
                    ProcessorConfig.of(NetworkParams.of(config.network().id()), node.host(), node.port()),
                    database,
                    publisher,
                    clock,
                    new SplittableRandom(),
                    new ProcessorLog(),
                    new ProcessorMetrics(registry)));
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** Data that was put back has an old identity: clients that saw what it has forgotten must reload. */
    private static void renewEpoch(Path marker, MongoDatabase database) {
        if (!Files.exists(marker)) {
            return;
        }
        Epochs.renew(database, new SecureRandom());
        try {
            Files.delete(marker);
        } catch (IOException e) {
            throw new UsageException("Cannot delete " + marker + ": " + e.getMessage(), e);
        }
    }

    /**
     * Starts following; the node may still be on its way.
     *
     * @param config which network
     * @param node its gRPC
     * @param backends where documents and events go
     * @param registry for the processor's meters
     * @param clock wall clock
     * @return running
     * @throws UsageException if the database cannot be used
     */
    static ReadSide start(
            StandaloneConfig config, HostPort node, Backends backends, MeterRegistry registry, InstantSource clock) {
        try {
            return new ReadSide(config, node, backends, registry, clock);
        } catch (MongoException | IllegalArgumentException e) {
            throw new UsageException("The database cannot be used: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /**
     * How far it is.
     *
     * @return blue score of the last chain block in the read model
     */
    long blueScore() {
        return processor.blueScore();
    }

    @Override
    public void close() {
        Parts.closeAll(started);
    }
}

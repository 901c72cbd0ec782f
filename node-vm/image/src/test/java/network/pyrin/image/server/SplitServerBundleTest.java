package network.pyrin.image.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.embedded.EmbeddedRedis;
import network.pyrin.image.pack.Packager;
import network.pyrin.releasebundle.Trees;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real bundle of this build on a server root, its real programs started by their units' own commands: one life of a
 * split server from installation to re-index. Runs after package: it needs the programs' jars.
 */
class SplitServerBundleTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(90), Duration.ofMillis(300), Duration.ofMillis(100));
    private static final Document LABEL = new Document("_id", "pyrindev:someone").append("name", "Someone");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> keys() throws IOException {
        String node = "127.0.0.1:" + freePort();
        return Map.of(
                "PYRIN_NETWORK", "devnet",
                "PYRIN_NODE_LISTEN", node,
                "PYRIN_NODE", node,
                "PYRIN_NODE_METRICS", "127.0.0.1:" + freePort(),
                "PYRIN_PROCESSOR_METRICS_PORT", "" + freePort(),
                "PYRIN_REINDEX_METRICS_PORT", "" + freePort(),
                "PYRIN_STREAM_LISTEN", "127.0.0.1:" + freePort());
    }

    @Test
    void aSplitServerLives() throws Exception {
        assumeTrue(Boolean.getBoolean("pyrin.slow"), "set -Dpyrin.slow=true to run the programs of the whole bundle");
        Path root = Path.of(System.getProperty("pyrin.root"));
        Path bundle = Packager.unpacked(root, folder, false);
        Layout layout = new Layout(folder.resolve("root"));
        try (UnitRunner units = new UnitRunner(layout);
                EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"));
                MongoClient client = MongoClients.create(mongo.uri())) {
            Server server = new Server(
                    layout,
                    units,
                    new HttpHealth(layout, Map.of()),
                    SHORT,
                    InstantSource.system(),
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            String address = mongo.uri().replace("/?", "/site?");
            new Install(server)
                    .run(new Install.Request(
                            bundle,
                            Selection.all(Profile.SPLIT),
                            keys(),
                            Optional.of(address),
                            Optional.of(redis.uri().toString())));
            assertThat(new Status(server).print()).as(said()).isTrue();
            assertThat(commandLines()).noneMatch(line -> line.contains(address));
            client.getDatabase("site").getCollection("labels").insertOne(LABEL);

            units.kill(Service.NODE);
            units.kill(Service.PROCESSOR);
            assertThat(new Status(server).print()).isFalse();
            new Install(server)
                    .run(new Install.Request(
                            bundle, Selection.all(Profile.SPLIT), Map.of(), Optional.empty(), Optional.empty()));
            assertThat(new Status(server).print()).as(said()).isTrue();

            upgradesAndFails(server, bundle);
            backsUpAndRestores(server, units, client.getDatabase("site"));
            reindexes(server, client);
        }
    }

    private void upgradesAndFails(Server server, Path bundle) throws Exception {
        new Upgrade(server).run(Variant.good(bundle, "9.1.0"));
        assertThat(server.installed().version()).isEqualTo("9.1.0");
        Path broken = Variant.broken(bundle, "9.2.0", "processor");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Upgrade(server).run(broken))
                .withMessageContaining("9.1.0 runs again");
        assertThat(new Status(server).print()).as(said()).isTrue();
    }

    private void backsUpAndRestores(Server server, UnitRunner units, MongoDatabase site) throws Exception {
        Path backups = folder.resolve("backups");
        Path backup = new Backup(server).run(backups);
        String epoch = epoch(site);
        units.kill(Service.NODE);
        Trees.delete(server.layout().data());
        site.drop();
        new Restore(server).run(backup, false);
        assertThat(new Status(server).print()).as(said()).isTrue();
        assertThat(site.getCollection("labels").find().first()).isEqualTo(LABEL);
        assertThat(epoch(site)).isNotEqualTo(epoch);

        Path damaged = backup.resolve("readmodel/labels.bson.gz");
        Files.write(damaged, new byte[] {1});
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> new Restore(server).run(backup, false))
                .withMessageContainingAll("the backup is damaged", "labels");
        assertThat(new Status(server).print()).as(said()).isTrue();
    }

    private void reindexes(Server server, MongoClient client) throws Exception {
        new Reindex(server, Duration.ofMinutes(2)).run();
        String fresh = Databases.live(server).database();
        assertThat(fresh).startsWith("site_");
        assertThat(client.getDatabase(fresh).getCollection("labels").find().first())
                .isEqualTo(LABEL);
        assertThat(epoch(client.getDatabase(fresh))).isNotEqualTo(epoch(client.getDatabase("site")));
        assertThat(new Status(server).print()).as(said()).isTrue();
        assertThat(server.layout().reindexConnections()).doesNotExist();
    }

    private static String epoch(MongoDatabase database) {
        Document checkpoint = database.getCollection("checkpoints").find().first();
        return checkpoint == null ? "" : checkpoint.getString("epoch");
    }

    private static List<String> commandLines() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(process -> process.resolve("cmdline"))
                    .map(SplitServerBundleTest::readIfThere)
                    .toList();
        }
    }

    private static String readIfThere(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}

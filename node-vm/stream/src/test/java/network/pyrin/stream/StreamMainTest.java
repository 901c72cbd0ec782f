package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.embedded.EmbeddedRedis;
import network.pyrin.events.redis.RedisEventPublisher;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The whole service over a real Redis and the embedded MongoDB. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamMainTest {
    @TempDir
    Path temp;

    private static StreamMain.Running start(String... flags) {
        StreamMain main = new StreamMain();
        new CommandLine(main).parseArgs(flags);
        return main.start(line -> assertThat(line).startsWith("stream ws://127.0.0.1:"));
    }

    @Test
    void carriesEventsFromRedisToASocket() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(temp);
                EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                RedisEventPublisher publisher = new RedisEventPublisher(redis.uri())) {
            writeCheckpoint(mongo.uri());
            try (StreamMain.Running service = start(
                            "--network",
                            "simnet",
                            "--listen",
                            "127.0.0.1:0",
                            "--mongodb",
                            mongo.uri(),
                            "--redis",
                            redis.uri().toString());
                    TestSocket socket = new TestSocket(service.port(), "/stream", true)) {
                assertThat(socket.next("welcome").path("network").asText()).isEqualTo("simnet");
                socket.send("{\"op\":\"subscribe\",\"topics\":[\"tx:"
                        + Events.hash(7).toHex() + "\"]}");
                JsonNode snapshot = socket.next("snapshot");
                assertThat(snapshot.path("sequence").asLong()).isEqualTo(40);
                assertThat(snapshot.path("data").path("transaction").isNull()).isTrue();
                publisher.publish(List.of(Events.block(41), Events.accepted(42, 7)));
                assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(42);
                socket.send("{\"op\":\"subscribe\",\"topics\":[\"address:pyrinsim:qq\"]}");
                assertThat(socket.next("error").path("code").asText()).isEqualTo("bad-topic");
            }
        }
    }

    private static void writeCheckpoint(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase("pyrin")
                    .getCollection(Collections.CHECKPOINTS)
                    .insertOne(new CheckpointDocument(NetworkId.SIMNET, Hash.ZERO, Events.EPOCH, 40, Hash.ZERO, 1, 1, 1)
                            .encode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--network=moonnet",
                "--listen=8090",
                "--listen=127.0.0.1:x",
                "--mongodb=http://x",
                "--listen=192.0.2.1:1"
            })
    void whatCannotBeFollowedIsASentence(String flag) {
        assertThatThrownBy(() -> start(flag))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining(flag.substring(0, flag.indexOf('=')));
    }

    @Test
    void aRedisThatIsNotThereDoesNotStopTheService() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                StreamMain.Running service = start(
                        "--network=simnet",
                        "--listen=127.0.0.1:0",
                        "--mongodb=" + mongo.uri(),
                        "--redis=redis://127.0.0.1:1");
                TestSocket socket = new TestSocket(service.port(), "/stream", true)) {
            assertThat(socket.next("welcome").path("epoch").asText()).isEmpty();
            socket.send("{\"op\":\"subscribe\",\"topics\":[\"blocks\"]}");
            assertThat(socket.next("error").path("code").asText()).isEqualTo("not-ready");
        }
    }
}

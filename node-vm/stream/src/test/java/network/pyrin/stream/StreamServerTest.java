package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import network.pyrin.events.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamServerTest extends StreamFixture {
    @Test
    void welcomesWithNetworkPositionAndLimits() throws Exception {
        source.at = Events.at(7);
        stream.listener().onEvent(Events.block(8));
        TestSocket first = own();
        first.send(subscribe("blocks"));
        first.next("snapshot");
        JsonNode welcome = connect("/stream", true).next("welcome");
        assertThat(welcome.path("protocol").asInt()).isEqualTo(1);
        assertThat(welcome.path("network").asText()).isEqualTo("simnet");
        assertThat(welcome.path("epoch").asText()).isEqualTo("e1");
        assertThat(welcome.path("sequence").asLong()).isEqualTo(8);
        assertThat(welcome.path("limits").path("messageBytes").asInt()).isEqualTo(4_096);
    }

    @Test
    void aSubscriberGetsASnapshotThenEventsOfItsTopicOnly() throws Exception {
        TestSocket socket = own().send(subscribe("blocks"));
        JsonNode snapshot = socket.next("snapshot");
        assertThat(snapshot.path("reason").asText()).isEqualTo("subscribed");
        assertThat(snapshot.path("data").path("state").asText()).isEqualTo("blocks@0");
        stream.listener().onEvent(Events.figures(1, 5));
        stream.listener().onEvent(Events.block(2));
        JsonNode event = socket.next("event");
        assertThat(event.path("topic").asText()).isEqualTo("blocks");
        assertThat(event.path("sequence").asLong()).isEqualTo(2);
        assertThat(event.path("event").path("type").asText()).isEqualTo("blockAdded");
        stream.listener().onEvent(Events.block(2));
        stream.listener().onEvent(Events.block(3));
        assertThat(socket.next("event").path("sequence").asLong())
                .as("the repeated event is left out")
                .isEqualTo(3);
    }

    @Test
    void eventsDuringTheReadOfASnapshotFollowIt() throws Exception {
        source.gate.drainPermits();
        TestSocket socket = own().send(subscribe("blocks"));
        await(() -> source.loads.get() == 1);
        stream.listener().onEvent(Events.block(1));
        stream.listener().onEvent(Events.block(2));
        source.gate.release(1_000);
        assertThat(socket.next("snapshot").path("sequence").asLong()).isZero();
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(1);
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(2);
    }

    @Test
    void aSnapshotAheadOfTheEventsSwallowsThem() throws Exception {
        TestSocket socket = own();
        source.at = Events.at(5);
        socket.send(subscribe("blocks"));
        assertThat(socket.next("snapshot").path("sequence").asLong()).isEqualTo(5);
        for (int i = 1; i <= 6; i++) {
            stream.listener().onEvent(Events.block(i));
        }
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(6);
    }

    @Test
    void resumesFromTheRingWithoutASnapshot() throws Exception {
        for (int i = 1; i <= 10; i++) {
            stream.listener().onEvent(Events.block(i));
        }
        TestSocket socket = own().send(resume("blocks", "e1", 8));
        assertThat(socket.next("resumed").path("sequence").asLong()).isEqualTo(8);
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(9);
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(10);
        assertThat(source.loads).hasValue(0);
    }

    @Test
    void whatCannotBeResumedIsReloadedWithTheReason() throws Exception {
        for (int i = 1; i <= 100; i++) {
            stream.listener().onEvent(Events.block(i));
        }
        source.at = Events.at(100);
        TestSocket socket = own();
        socket.send(resume("blocks", "e1", 3));
        assertThat(socket.next("snapshot").path("reason").asText()).isEqualTo("gap");
        socket.send(resume("metrics", "other", 100));
        assertThat(socket.next("snapshot").path("reason").asText()).isEqualTo("epoch");
        socket.send(resume("dashboard", "e1", 101));
        assertThat(socket.next("snapshot").path("reason").asText()).isEqualTo("ahead");
    }

    @Test
    void aHoleInTheEventsReloadsEveryone() throws Exception {
        TestSocket socket = own().send(subscribe("blocks"));
        socket.next("snapshot");
        stream.listener().onEvent(Events.block(1));
        socket.next("event");
        source.at = Events.at(9);
        stream.listener().onEvent(Events.block(9));
        JsonNode snapshot = socket.next("snapshot");
        assertThat(snapshot.path("reason").asText()).isEqualTo("gap");
        assertThat(snapshot.path("data").path("state").asText()).isEqualTo("blocks@9");
        source.at = new Position("e2", 1);
        stream.listener().onEvent(Events.block(new Position("e2", 1), 1, 1));
        assertThat(socket.next("snapshot").path("reason").asText()).isEqualTo("epoch");
    }

    @Test
    void aHoleBetweenTwoStepsOfTheChainLosesNobody() throws Exception {
        TestSocket socket = own().send(subscribe("blocks"));
        socket.next("snapshot");
        source.at = Events.at(5);
        stream.listener().onEvent(Events.block(9));
        assertThat(socket.next("snapshot").path("sequence").asLong()).isEqualTo(5);
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(9);
        TestSocket late = own().send(subscribe("blocks"));
        assertThat(late.next("snapshot").path("sequence").asLong()).isEqualTo(5);
        assertThat(late.next("event").path("sequence").asLong()).isEqualTo(9);
        stream.listener().onEvent(Events.block(10));
        assertThat(socket.next("event").path("sequence").asLong()).isEqualTo(10);
        assertThat(late.next("event").path("sequence").asLong()).isEqualTo(10);
    }

    @Test
    void addressAndTransactionTopicsGetTheirOwnEvents() throws Exception {
        String tx = "tx:" + Events.hash(5).toHex();
        TestSocket socket = own().send(subscribe("address:pyrinsim:a")).send(subscribe(tx));
        socket.next("snapshot");
        socket.next("snapshot");
        stream.listener().onEvent(Events.address(1, "pyrinsim:b"));
        stream.listener().onEvent(Events.accepted(2, 6));
        stream.listener().onEvent(Events.address(3, "pyrinsim:a"));
        stream.listener().onEvent(Events.accepted(4, 5, 6));
        stream.listener().onEvent(Events.unaccepted(5, 5));
        assertThat(socket.next("event").path("topic").asText()).isEqualTo("address:pyrinsim:a");
        JsonNode accepted = socket.next("event");
        assertThat(accepted.path("topic").asText()).isEqualTo(tx);
        assertThat(accepted.path("event").path("transactions")).hasSize(1);
        assertThat(socket.next("event").path("event").path("type").asText()).isEqualTo("transactionsUnaccepted");
    }

    @Test
    void unsubscribingEndsTheTopicAndPingsAreAnswered() throws Exception {
        TestSocket socket = own().send(subscribe("blocks"));
        socket.next("snapshot");
        socket.send("{\"op\":\"unsubscribe\",\"topics\":[\"blocks\",\"mempool\"]}");
        assertThat(socket.next("unsubscribed").path("topics")).hasSize(2);
        stream.listener().onEvent(Events.block(1));
        socket.send("{\"op\":\"ping\",\"id\":42}");
        assertThat(socket.next("pong").path("id").asInt()).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ws/raw"})
    void theRawProtocolIsWhatItsBotsSpeak(String path) throws Exception {
        TestSocket bot = connect(path, true);
        bot.send("{\"subscribe\":\"dashboard\"}").send("{\"subscribe\":\"metrics\"}");
        bot.send("").send("hello").send("42").send("{\"subscribe\":7}").send("{not json");
        // The answer to this shows that everything before it was handled.
        bot.send("{\"subscribe\":\"moon\"}");
        assertThat(bot.next().path("type").asText()).isEqualTo("error");
        stream.listener().onEvent(Events.block(Events.at(1), 77, 3));
        JsonNode block = bot.next();
        assertThat(block.path("type").asText()).isEqualTo("block");
        assertThat(block.path("data").path("hash").asText())
                .isEqualTo(Events.hash(77).toHex());
        assertThat(block.path("data").path("transactions")).hasSize(3);
        assertThat(block.path("data").path("transactions").get(0).path("amount").isNumber())
                .isTrue();
        bot.send("");
        stream.listener().onEvent(Events.figures(2, 99_999_999_999_999_999L));
        JsonNode metrics = bot.next();
        assertThat(metrics.path("type").asText()).isEqualTo("metrics");
        assertThat(metrics.path("data").path("circulating").asText()).isEqualTo("99999999999999999");
        stream.listener().onEvent(Events.chain(3, 5));
        bot.send("{\"unsubscribe\":\"dashboard\"}").send("{\"subscribe\":\"moon\"}");
        assertThat(bot.next().path("type").asText()).as("nothing else was said").isEqualTo("error");
    }

    @Test
    void aRawSubscriberToMetricsHearsTheCurrentOnesAtOnce() throws Exception {
        stream.listener().onEvent(Events.figures(1, 12));
        TestSocket bot = connect("/", true).send("{\"subscribe\":\"metrics\"}");
        assertThat(bot.next().path("data").path("circulating").asText()).isEqualTo("12");
    }

    @Test
    void plainRequestsAreLeftToThePage() throws Exception {
        assertThat(get("/")).startsWith("HTTP/1.0 200").endsWith("page");
        assertThat(get("/stream")).startsWith("HTTP/1.0 426");
    }

    private String get(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

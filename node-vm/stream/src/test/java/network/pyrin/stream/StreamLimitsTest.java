package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What bad, greedy, slow and silent clients get, and that the others do not suffer. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamLimitsTest extends StreamFixture {
    @Test
    void malformedFramesAreAnsweredAndTheConnectionStays() throws Exception {
        TestSocket socket = own();
        String[] malformed = {
            "x",
            "{",
            "[]",
            "null",
            "{}",
            "{\"op\":\"shout\"}",
            "{\"op\":\"subscribe\"}",
            "{\"op\":\"subscribe\",\"topics\":[{}]}",
            "{\"op\":\"subscribe\",\"topics\":[null]}",
            "{\"op\":\"subscribe\",\"topics\":[\"blocks\"],\"resume\":{\"epoch\":\"\",\"sequence\":-1}}"
        };
        for (String text : malformed) {
            socket.send(text);
            JsonNode error = socket.next("error");
            assertThat(error.path("code").asText()).isEqualTo("bad-frame");
            assertThat(error.path("topic").isNull()).isTrue();
            assertThat(error.path("message").asText()).isNotBlank().doesNotContain("network.pyrin");
        }
        socket.sendBinary(new byte[] {1, 2, 3});
        assertThat(socket.next("error").path("code").asText()).isEqualTo("bad-frame");
        socket.send("").send("{\"op\":\"ping\",\"id\":1}");
        socket.next("pong");
    }

    @Test
    void aTopicThatNamesNothingPossibleIsAnError() throws Exception {
        TestSocket socket = own().send(subscribe("address:pyrinsim:bad"));
        JsonNode error = socket.next("error");
        assertThat(error.path("code").asText()).isEqualTo("bad-topic");
        assertThat(error.path("topic").asText()).isEqualTo("address:pyrinsim:bad");
        assertThat(error.path("message").asText()).contains("address:pyrinsim:bad");
    }

    @Test
    void aTopicThatDoesNotExistIsRefusedByNameAndKeepsNoOtherOut() throws Exception {
        TestSocket socket = own();
        socket.send("{\"op\":\"subscribe\",\"topics\":[\"nothing\",\"tx:zz\",\"nothing\",\"blocks\"]}");
        for (String name : List.of("nothing", "tx:zz")) {
            JsonNode error = socket.next("error");
            assertThat(error.path("code").asText()).isEqualTo("bad-topic");
            assertThat(error.path("topic").asText()).isEqualTo(name);
        }
        assertThat(socket.next("snapshot").path("topic").asText()).isEqualTo("blocks");
        socket.send("{\"op\":\"unsubscribe\",\"topics\":[\"nothing\",\"blocks\"]}");
        assertThat(socket.next("unsubscribed").path("topics").toString()).isEqualTo("[\"blocks\"]");
    }

    @Test
    void limitsOnTopicsSizeRateAndConnectionsHold() throws Exception {
        TestSocket topics = own();
        topics.send(
                "{\"op\":\"subscribe\",\"topics\":[\"blocks\",\"metrics\",\"mempool\",\"transactions\",\"dashboard\",\"address:pyrinsim:x\"]}");
        List<String> ops = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            JsonNode message = topics.next();
            ops.add(message.path("op").asText());
            if (message.path("op").asText().equals("error")) {
                assertThat(message.path("code").asText()).isEqualTo("limit");
                assertThat(message.path("topic").asText()).isEqualTo("address:pyrinsim:x");
            }
        }
        assertThat(ops).containsOnlyOnce("error").contains("snapshot");

        TestSocket big = own().send("{\"op\":\"" + "x".repeat(5_000) + "\"}");
        assertThat(big.next("closing").path("code").asText()).isEqualTo("limit");
        assertThat(big.closed()).startsWith("1009");

        TestSocket chatty = own();
        for (int i = 0; i <= 100; i++) {
            chatty.send("{\"op\":\"ping\",\"id\":" + i + "}");
        }
        assertThat(chatty.closed()).startsWith("1008");

        await(() -> stream.connectionCount() == 1);
        own();
        own();
        own();
        assertThat(upgradeStatus()).isEqualTo(503);
    }

    private int upgradeStatus() {
        try {
            connect("/stream", true);
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }

    @Test
    void thousandsOfMessagesArriveCompleteAndInOrder() throws Exception {
        List<TestSocket> all = List.of(own(), own(), own());
        for (TestSocket socket : all) {
            socket.send(subscribe("blocks"));
            socket.next("snapshot");
        }
        for (int i = 1; i <= 3_000; i++) {
            stream.listener().onEvent(Events.block(i));
            if (i % 25 == 0) {
                // Half the outbox: nobody here is slow.
                for (TestSocket socket : all) {
                    for (int j = i - 24; j <= i; j++) {
                        assertThat(socket.next("event").path("sequence").asLong())
                                .isEqualTo(j);
                    }
                }
            }
        }
    }

    @Test
    void aSlowReaderLosesEventsAndGetsASnapshotOnceItReads() throws Exception {
        TestSocket fast = own().send(subscribe("metrics"));
        fast.next("snapshot");
        TestSocket slow = connect("/stream", false);
        slow.send(subscribe("blocks"));
        await(() -> source.loads.get() == 2);
        long sequence = 0;
        double before = dropped();
        while (dropped() == before && sequence < 100_000) {
            stream.listener().onEvent(Events.block(Events.at(++sequence), sequence, 20));
        }
        assertThat(dropped()).isGreaterThan(before);
        source.at = Events.at(sequence);
        slow.takeEverything();
        JsonNode message = slow.next();
        long last = -1;
        while (!message.path("reason").asText().equals("slow")) {
            if (message.path("op").asText().equals("event")) {
                assertThat(message.path("sequence").asLong()).isGreaterThan(last);
                last = message.path("sequence").asLong();
            }
            message = slow.next();
        }
        assertThat(message.path("sequence").asLong()).isEqualTo(sequence);
        stream.listener().onEvent(Events.figures(sequence + 1, 1));
        stream.listener().onEvent(Events.block(sequence + 2));
        assertThat(slow.next("event").path("sequence").asLong()).isEqualTo(sequence + 2);
        assertThat(fast.next("event").path("sequence").asLong())
                .as("others are not held up")
                .isEqualTo(sequence + 1);
    }

    @Test
    void whoTakesNothingForTooLongIsClosed() throws Exception {
        TestSocket slow = connect("/stream", false);
        slow.send(subscribe("blocks"));
        await(() -> source.loads.get() == 1);
        AtomicLong sequence = new AtomicLong();
        await(() -> {
            for (int i = 0; i < 20; i++) {
                long next = sequence.incrementAndGet();
                source.at = Events.at(next);
                stream.listener().onEvent(Events.block(Events.at(next), next, 20));
            }
            now.addAndGet(100);
            return registry.counter("stream_closed_slow_total").count() == 1;
        });
        slow.takeEverything();
        assertThat(slow.closed()).startsWith("4008 slow");
        await(() -> stream.connectionCount() == 0);
    }

    @Test
    void whoIsSilentForTooLongIsClosed() {
        connect("/stream", false);
        await(() -> stream.connectionCount() == 1);
        now.addAndGet(91_000);
        await(() -> stream.connectionCount() == 0);
    }

    private double dropped() {
        return registry.counter("stream_frames_dropped_total").count();
    }
}

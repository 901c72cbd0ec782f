package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.events.ChainEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What a refused topic means: nothing of it comes until it is asked for again, and then nothing is missing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamRefusalTest extends StreamFixture {
    @Test
    void aRefusalNamesItsTopicAndTheSameConnectionIsServedLater() throws Exception {
        source.refuses = topic -> topic.name().equals("blocks");
        TestSocket socket = own().send("{\"op\":\"subscribe\",\"topics\":[\"blocks\",\"metrics\"]}");
        JsonNode first = socket.next();
        JsonNode second = socket.next();
        JsonNode error = first.path("op").asText().equals("error") ? first : second;
        assertThat(error.path("code").asText()).isEqualTo("not-ready");
        assertThat(error.path("topic").asText()).isEqualTo("blocks");
        assertThat((error == first ? second : first).path("topic").asText()).isEqualTo("metrics");
        stream.listener().onEvent(Events.block(1));
        stream.listener().onEvent(Events.figures(2, 5));
        assertThat(socket.next("event").path("sequence").asLong())
                .as("nothing of the refused topic")
                .isEqualTo(2);
        source.refuses = topic -> false;
        source.at = Events.at(2);
        socket.send(subscribe("blocks"));
        assertThat(socket.next("snapshot").path("sequence").asLong()).isEqualTo(2);
    }

    @TestFactory
    Stream<DynamicTest> whateverIsRefusedNothingIsMissingOnceItIsServed() {
        return LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    // Each seed has a server of its own; the first is the fixture's.
                    stop();
                    source.refuses = topic -> false;
                    source.at = Events.at(0);
                    start();
                    new Walk(seed).run();
                }));
    }

    /** A client that asks again for what it was refused, from where it stands in that topic, and checks every frame. */
    private final class Walk {
        private static final List<String> TOPICS = List.of("blocks", "metrics", "mempool", "transactions");

        private final SplittableRandom random;
        private final TestSocket socket;
        private final Map<String, NavigableSet<Long>> published = new LinkedHashMap<>();
        /** Up to where each served topic has come; a topic that is absent is not served. */
        private final Map<String, Long> served = new LinkedHashMap<>();
        /** Up to where each topic had come when it was last served. */
        private final Map<String, Long> known = new LinkedHashMap<>();

        private long sequence;

        Walk(long seed) throws InterruptedException {
            random = new SplittableRandom(seed);
            socket = own();
        }

        void run() throws InterruptedException {
            for (int step = 0; step < 200; step++) {
                now.addAndGet(500);
                if (random.nextInt(4) == 0) {
                    boolean refuse = random.nextInt(3) > 0;
                    source.refuses = topic -> refuse && topic.kind().ordinal() % 2 == 0;
                }
                String topic = TOPICS.get(random.nextInt(TOPICS.size()));
                if (random.nextBoolean()) {
                    ask(topic);
                } else {
                    publish(topic);
                }
            }
            source.refuses = topic -> false;
            for (String topic : TOPICS) {
                now.addAndGet(500);
                ask(topic);
                publish(topic);
                assertThat(served).containsEntry(topic, sequence);
            }
        }

        /** From where the client stands in this topic, if it ever stood anywhere; waits for the answer. */
        private void ask(String topic) throws InterruptedException {
            boolean fresh = !known.containsKey(topic) || random.nextInt(3) == 0;
            socket.send(fresh ? subscribe(topic) : resume(topic, Events.EPOCH, known.getOrDefault(topic, 0L)));
            while (!take().equals("answer " + topic)) {
                // Events of others may come before.
            }
            while (served.containsKey(topic) && sequences(topic).higher(served.getOrDefault(topic, 0L)) != null) {
                take();
            }
        }

        /** Tells the next event; whoever is served must hear it. */
        private void publish(String topic) throws InterruptedException {
            sequences(topic).add(++sequence);
            stream.listener().onEvent(event(topic));
            source.at = Events.at(sequence - random.nextInt((int) Math.min(sequence, 3)));
            while (served.getOrDefault(topic, sequence) < sequence) {
                take();
            }
        }

        private NavigableSet<Long> sequences(String topic) {
            return published.computeIfAbsent(topic, ignored -> new TreeSet<>());
        }

        private ChainEvent event(String topic) {
            return switch (topic) {
                case "blocks" -> Events.block(sequence);
                case "metrics" -> Events.figures(sequence, 1);
                case "mempool" -> Events.mempool(sequence, "pyrinsim:a", 5);
                default -> Events.accepted(sequence, 5);
            };
        }

        private String take() throws InterruptedException {
            JsonNode message = socket.next();
            String topic = message.path("topic").asText();
            switch (message.path("op").asText()) {
                case "snapshot", "resumed" -> {
                    served.put(topic, message.path("sequence").asLong());
                    known.put(topic, message.path("sequence").asLong());
                    return "answer " + topic;
                }
                case "error" -> {
                    assertThat(message.path("code").asText()).isEqualTo("not-ready");
                    served.remove(topic);
                    return "answer " + topic;
                }
                case "event" -> {
                    long at = message.path("sequence").asLong();
                    assertThat(served)
                            .as("an event of a topic that is not served")
                            .containsKey(topic);
                    assertThat(sequences(topic).higher(served.getOrDefault(topic, 0L)))
                            .as("the next event of " + topic)
                            .isEqualTo(at);
                    served.put(topic, at);
                    known.put(topic, at);
                    return "event " + topic;
                }
                default -> throw new AssertionError("unexpected " + message);
            }
        }
    }
}

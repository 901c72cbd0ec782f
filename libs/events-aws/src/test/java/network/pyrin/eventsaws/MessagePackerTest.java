package network.pyrin.eventsaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventMessage;
import network.pyrin.events.Position;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessagePackerTest {
    /** Of any events: all are in the messages or kept elsewhere, in order, and no message or batch is too large. */
    @TestFactory
    Stream<DynamicTest> everythingIsPackedWithinTheLimits() {
        return LongStream.range(0, 15)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    List<ChainEvent> events = new ArrayList<>();
                    long sequence = 0;
                    for (int i = 0; i < 400; i++) {
                        sequence += random.nextInt(20) == 0 ? 2 : 1;
                        String epoch = i < 300 ? "e" : "f";
                        int ids = random.nextInt(15) == 0 ? random.nextInt(6_000) : random.nextInt(20);
                        events.add(Events.ofSize(epoch, sequence, ids));
                    }
                    TreeMap<Long, ChainEvent> found = new TreeMap<>();
                    MessagePacker packer =
                            new MessagePacker(event -> found.put(event.at().sequence(), event));
                    List<MessagePacker.Packed> packed = packer.pack(events);
                    Position last = new Position("e", 0);
                    for (MessagePacker.Packed each : packed) {
                        byte[] body = each.body().getBytes(StandardCharsets.UTF_8);
                        assertThat(body.length).isLessThanOrEqualTo(MessagePacker.BYTES_MAX);
                        EventMessage message = EventMessage.read(body);
                        assertThat(message.first()).isGreaterThan(last.sequence());
                        message.events().forEach(event -> found.put(event.at().sequence(), event));
                        last = new Position(message.epoch(), message.last());
                    }
                    assertThat(found.values()).containsExactlyElementsOf(events);
                    for (List<MessagePacker.Packed> batch : MessagePacker.batches(packed)) {
                        assertThat(batch).hasSizeBetween(1, MessagePacker.BATCH_MAX);
                        assertThat(batch.stream()
                                        .mapToInt(MessagePacker.Packed::bytes)
                                        .sum())
                                .isLessThan(256 << 10);
                    }
                }));
    }

    @Test
    void smallEventsShareAMessage() throws Exception {
        MessagePacker packer = new MessagePacker(event -> {
            throw new AssertionError("not large");
        });
        assertThat(packer.pack(Events.run("e", 7, 100))).singleElement().satisfies(packed -> {
            assertThat(packed.message().first()).isEqualTo(7);
            assertThat(packed.message().last()).isEqualTo(106);
        });
    }
}

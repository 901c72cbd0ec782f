package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.Position;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventRingTest {
    @TestFactory
    Stream<DynamicTest> givesExactlyWhatAListOfEverythingWouldGive() {
        return LongStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> comparesWithAList(new Random(seed))));
    }

    private static void comparesWithAList(Random random) {
        EventRing ring = new EventRing(8, 1 << 20);
        List<ChainEvent> everything = new ArrayList<>();
        long sequence = random.nextInt(5);
        long holeAt = -1;
        for (int i = 0; i < 60; i++) {
            boolean gap = random.nextInt(12) == 0;
            sequence += gap ? 2 + random.nextInt(5) : 1;
            ChainEvent event = Events.block(sequence);
            EventRing.Arrival arrival = ring.add(event);
            boolean first = everything.isEmpty();
            assertThat(arrival).isEqualTo(gap && !first ? EventRing.Arrival.GAP : EventRing.Arrival.NEXT);
            assertThat(ring.add(event)).isEqualTo(EventRing.Arrival.KNOWN);
            if (gap || first) {
                everything.clear();
                holeAt = sequence;
            }
            everything.add(event);
            for (long from = Math.max(0, sequence - 12); from <= sequence + 1; from++) {
                long oldest = Math.max(holeAt, sequence - 7);
                Optional<List<ChainEvent>> found = ring.after(Events.at(from));
                if (from + 1 < oldest) {
                    assertThat(found).isEmpty();
                } else {
                    long after = from;
                    assertThat(found)
                            .contains(everything.stream()
                                    .filter(e -> e.at().sequence() > after)
                                    .toList());
                }
            }
        }
    }

    @Test
    void anotherEpochForgetsEverything() {
        EventRing ring = new EventRing(8, 1 << 20);
        ring.add(Events.block(5));
        assertThat(ring.add(Events.block(new Position("e2", 1), 1, 1))).isEqualTo(EventRing.Arrival.OTHER_EPOCH);
        assertThat(ring.after(Events.at(5))).isEmpty();
        assertThat(ring.last()).contains(new Position("e2", 1));
        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void largeEventsAreBoundedByBytes() {
        EventRing ring = new EventRing(1_000, 50_000);
        for (int i = 1; i <= 100; i++) {
            ring.add(Events.block(Events.at(i), i, 20));
        }
        assertThat(ring.size()).isBetween(1, 3);
        assertThat(ring.after(Events.at(99)))
                .hasValueSatisfying(events -> assertThat(events).hasSize(1));
    }

    @Test
    void startingFromASnapshotAllowsResumingThere() {
        EventRing ring = new EventRing(8, 1 << 20);
        ring.startAt(Events.at(10));
        assertThat(ring.after(Events.at(10))).contains(List.of());
        assertThat(ring.after(Events.at(9))).isEmpty();
        assertThat(ring.add(Events.block(11))).isEqualTo(EventRing.Arrival.NEXT);
    }
}

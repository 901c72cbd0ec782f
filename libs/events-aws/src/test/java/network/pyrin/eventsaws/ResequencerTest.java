package network.pyrin.eventsaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventHistory;
import network.pyrin.events.Position;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ResequencerTest {
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final List<ChainEvent> out = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Optional<Position> position = Optional.of(new Position("e", 0));
    private final List<ChainEvent> kept = new ArrayList<>();
    private final EventHistory history = new EventHistory() {
        @Override
        public Optional<Position> position() {
            return position;
        }

        @Override
        public Optional<ChainEvent> stored(Position at) {
            return Optional.empty();
        }

        @Override
        public List<ChainEvent> after(Position place) {
            return kept.stream()
                    .filter(event -> event.at().sequence() > place.sequence())
                    .toList();
        }
    };

    private Resequencer resequencer(int waitingMax) {
        return new Resequencer(history, new Resequencer.Limits(WAIT, waitingMax), () -> now, out::add);
    }

    private void later() {
        now = now.plus(WAIT).plusMillis(1);
    }

    private List<Long> sequences() {
        return out.stream().map(event -> event.at().sequence()).toList();
    }

    @TestFactory
    Stream<DynamicTest> anyOrderAndAnyRepetitionComeOutOnceAndInOrder() {
        return LongStream.range(0, 10)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    out.clear();
                    Resequencer resequencer = resequencer(1_000);
                    List<List<ChainEvent>> messages = new ArrayList<>();
                    for (long first = 1; first <= 500; ) {
                        int count = random.nextInt(1, 8);
                        List<ChainEvent> message = Events.run("e", first, count);
                        for (int copies = random.nextInt(1, 3); copies > 0; copies--) {
                            messages.add(random.nextInt(messages.size() + 1), message);
                        }
                        first += count;
                    }
                    messages.forEach(resequencer::accept);
                    later();
                    resequencer.tick();
                    assertThat(out).isEqualTo(Events.run("e", 1, out.size())).hasSizeGreaterThanOrEqualTo(500);
                }));
    }

    @Test
    void aHoleIsWaitedForThenFilledFromTheHistoryThenLeft() {
        Resequencer resequencer = resequencer(1_000);
        resequencer.accept(Events.run("e", 1, 2));
        later();
        resequencer.tick();
        assertThat(sequences()).containsExactly(1L, 2L);
        resequencer.accept(Events.run("e", 5, 1));
        resequencer.tick();
        assertThat(resequencer.pause()).contains(WAIT);
        assertThat(sequences()).as("3 and 4 may still come").hasSize(2);
        kept.addAll(Events.run("e", 3, 2));
        later();
        resequencer.tick();
        assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
        resequencer.accept(Events.run("e", 9, 1));
        later();
        resequencer.tick();
        assertThat(sequences()).as("a hole that nobody can fill").endsWith(5L, 9L);
        assertThat(resequencer.pause()).isEmpty();
    }

    @Test
    void halfOfAHoleIsAHole() {
        Resequencer resequencer = resequencer(1_000);
        kept.addAll(Events.run("e", 3, 1));
        resequencer.accept(Events.run("e", 1, 2));
        resequencer.accept(Events.run("e", 5, 1));
        later();
        resequencer.tick();
        assertThat(sequences()).containsExactly(1L, 2L, 5L);
    }

    @Test
    void tooManyDoNotWait() {
        Resequencer resequencer = resequencer(10);
        resequencer.accept(Events.run("e", 1, 1));
        later();
        resequencer.tick();
        resequencer.accept(Events.run("e", 3, 11));
        assertThat(sequences()).as("without any time passing").hasSize(12);
    }

    @Test
    void whatADeadEpochLeftOnItsWayIsDropped() {
        Resequencer resequencer = resequencer(1_000);
        resequencer.accept(Events.run("old", 1, 1));
        later();
        resequencer.tick();
        assertThat(out).isEmpty();
        resequencer.accept(Events.run("e", 1, 1));
        later();
        resequencer.tick();
        position = Optional.of(new Position("new", 0));
        resequencer.accept(Events.run("new", 1, 1));
        later();
        resequencer.tick();
        resequencer.accept(Events.run("e", 2, 1));
        later();
        resequencer.tick();
        resequencer.accept(Events.run("new", 2, 1));
        assertThat(out).isEqualTo(List.of(Events.event("e", 1), Events.event("new", 1), Events.event("new", 2)));
    }

    @Test
    void whileTheReadModelIsAwayTheFirstEpochIsBelievedAndAnotherIsNot() {
        position = Optional.empty();
        Resequencer resequencer = resequencer(1_000);
        resequencer.accept(Events.run("e", 1, 1));
        later();
        resequencer.tick();
        resequencer.accept(Events.run("f", 1, 1));
        later();
        resequencer.tick();
        assertThat(out).isEqualTo(Events.run("e", 1, 1));
    }
}

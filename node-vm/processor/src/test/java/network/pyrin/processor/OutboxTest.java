package network.pyrin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.crypto.Hash;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;
import network.pyrin.events.ReadModelStatus;
import network.pyrin.events.StatusChanged;
import network.pyrin.processor.ledger.EventDraft;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final ReadModelStatus STATUS =
            new ReadModelStatus("simnet", ReadModelStatus.State.LIVE, 1, 1, 1, Hash.ZERO, 0);
    private static final EventDraft DRAFT = at -> new StatusChanged(at, STATUS);

    private final ProcessorMetrics metrics = new ProcessorMetrics(new SimpleMeterRegistry());

    private final RecordingJournal journal = new RecordingJournal();

    /** Owes what it was given, after the last place noted. */
    private static final class RecordingJournal implements Journal {
        private final List<ChainEvent> recorded = new CopyOnWriteArrayList<>();
        private volatile long sent = -1;

        @Override
        public List<ChainEvent> unsent() {
            return recorded.stream()
                    .filter(event -> event.at().sequence() > sent)
                    .toList();
        }

        @Override
        public void sent(Position place) {
            sent = place.sequence();
        }
    }

    /** Refuses some calls, keeps the rest. */
    private static final class ShakyPublisher implements EventPublisher {
        private final BlockingQueue<ChainEvent> sent = new LinkedBlockingQueue<>();
        private volatile int refusals;

        ShakyPublisher(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public void publish(List<? extends ChainEvent> events) throws EventTransportException {
            if (refusals > 0) {
                refusals--;
                throw new EventTransportException("away", new IllegalStateException());
            }
            sent.addAll(events);
        }

        @Override
        public void close() {}
    }

    private Outbox outbox(EventPublisher publisher, int capacity) {
        return new Outbox(publisher, journal, capacity, new SplittableRandom(1), new ProcessorLog(), metrics);
    }

    @Test
    void eventsArriveInOrderWithConsecutiveSequencesFarAboveTheCheckpoint() throws Exception {
        ShakyPublisher publisher = new ShakyPublisher(2);
        try (Outbox outbox = outbox(publisher, 1_000)) {
            outbox.begin("e", 41);
            for (int i = 0; i < 100; i++) {
                outbox.post(DRAFT);
            }
            List<Long> sequences = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ChainEvent event = publisher.sent.poll(5, TimeUnit.SECONDS);
                assertThat(event).isNotNull();
                sequences.add(event.at().sequence());
            }
            for (int i = 0; i < 100; i++) {
                assertThat(sequences.get(i)).isEqualTo(41 + Outbox.JUMP + 1 + i);
            }
        }
    }

    @Test
    void aSecondStartInTheSameRunGoesOnCounting() {
        try (Outbox outbox = outbox(new ShakyPublisher(0), 10)) {
            outbox.begin("e", 0);
            long first = outbox.reserve(3);
            outbox.begin("e", first + 2);
            assertThat(outbox.reserve(1)).isEqualTo(first + 3);
        }
    }

    @Test
    void whatACrashLeftUnsentIsSentAtTheStart() throws Exception {
        ShakyPublisher publisher = new ShakyPublisher(0);
        for (long sequence = 10; sequence <= 12; sequence++) {
            journal.recorded.add(DRAFT.at(new Position("e", sequence)));
        }
        journal.sent(new Position("e", 10));
        try (Outbox outbox = outbox(publisher, 100)) {
            outbox.begin("e", 12);
            assertThat(sequences(publisher, 2)).containsExactly(11L, 12L);
        }
        assertThat(journal.sent).as("nothing is owed any more").isEqualTo(12);
    }

    @Test
    void eventsOfChangesThatWereGivenUpAreSentOnceTheTopicIsBack() throws Exception {
        // The first batch fails as often as it is tried.
        ShakyPublisher publisher = new ShakyPublisher(5);
        try (Outbox outbox = outbox(publisher, 100)) {
            journal.recorded.add(DRAFT.at(new Position("e", 1)));
            journal.sent(new Position("e", 1));
            outbox.begin("e", 1);
            long lost = outbox.reserve(1);
            journal.recorded.add(DRAFT.at(new Position("e", lost)));
            outbox.send(List.of(DRAFT), lost);
            while (publisher.refusals > 0) {
                Thread.onSpinWait();
            }
            outbox.post(DRAFT);
            assertThat(sequences(publisher, 2)).containsExactlyInAnyOrder(lost + 1, lost);
        }
        assertThat(journal.sent).isGreaterThan(1);
    }

    private static List<Long> sequences(ShakyPublisher publisher, int count) throws InterruptedException {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ChainEvent event = publisher.sent.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            sequences.add(event.at().sequence());
        }
        return sequences;
    }

    @Test
    void closingSendsWhatWaits() {
        ShakyPublisher publisher = new ShakyPublisher(0);
        Outbox outbox = outbox(publisher, 100);
        outbox.begin("e", 0);
        for (int i = 0; i < 50; i++) {
            outbox.post(DRAFT);
        }
        outbox.close();
        assertThat(publisher.sent).hasSize(50);
    }
}

package network.pyrin.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;
import network.pyrin.processor.ledger.EventDraft;
import network.pyrin.processor.store.StoreException;

/**
 * Hands out sequences and sends events in their order, in a thread of its own, so that a slow transport never holds up
 * the read model. When the queue is full or the transport stays away, events are dropped: consumers see the gap and
 * reload. Those of changes are sent later all the same, from the {@link Journal}: once the transport is back, and at a
 * start, what a crash left unsent. {@link #reserve} and the posting methods are called under the processor's lock.
 */
public final class Outbox implements AutoCloseable {
    /** How far sequences jump at a start: further than a crash can lose, so that no number is used for two things. */
    public static final long JUMP = 1_000_000;

    private static final int BATCH_MAX = 256;
    private static final int ATTEMPTS_MAX = 5;
    private static final long RETRY_MILLIS_MIN = 50;

    /** How often it is noted how far events were sent: so much is sent twice after a crash. */
    private static final long NOTE_NANOS = 2_000_000_000L;

    private final EventPublisher publisher;
    private final Journal journal;
    private final ProcessorLog log;
    private final ProcessorMetrics metrics;
    private final RandomGenerator random;
    private final BlockingQueue<ChainEvent> queue;
    private final Thread thread;
    private volatile boolean closed;

    /** Whether the journal has events that were not sent. */
    private volatile boolean behind;

    private String epoch = "none";
    private long last;
    private Optional<Position> unnoted = Optional.empty();
    private long notedNanos = System.nanoTime();

    /**
     * Starts sending.
     *
     * @param publisher where to
     * @param journal of what was recorded to be sent
     * @param capacity most events that may wait
     * @param random for the jitter of retries
     * @param log told about trouble
     * @param metrics counts
     */
    public Outbox(
            EventPublisher publisher,
            Journal journal,
            int capacity,
            RandomGenerator random,
            ProcessorLog log,
            ProcessorMetrics metrics) {
        this.publisher = publisher;
        this.journal = journal;
        this.log = log;
        this.metrics = metrics;
        this.random = random;
        this.queue = new ArrayBlockingQueue<>(capacity);
        metrics.watchOutbox(queue, capacity);
        this.thread = Thread.ofVirtual().name("processor-outbox").start(this::run);
    }

    /**
     * Begins a run of sequences.
     *
     * @param newEpoch epoch of the read model
     * @param applied sequence of its checkpoint
     */
    void begin(String newEpoch, long applied) {
        if (!newEpoch.equals(epoch)) {
            epoch = newEpoch;
            last = Math.addExact(applied, JUMP);
            // The run before may have ended between a checkpoint and its events.
            behind = true;
        }
        last = Math.max(last, applied);
    }

    /** Leaves numbers out, so that consumers reload. */
    void leaveGap() {
        last++;
    }

    /**
     * Reserves consecutive sequences.
     *
     * @param count how many
     * @return the first
     */
    long reserve(int count) {
        long first = last + 1;
        last = Math.addExact(last, count);
        return first;
    }

    /**
     * Sends events with reserved sequences.
     *
     * @param drafts the events
     * @param first sequence of the first
     */
    void send(List<EventDraft> drafts, long first) {
        for (int i = 0; i < drafts.size(); i++) {
            if (!queue.offer(drafts.get(i).at(new Position(epoch, first + i)))) {
                behind = true;
                metrics.eventsDropped(1);
            }
        }
    }

    /**
     * Sends an event with the next sequence.
     *
     * @param draft the event
     */
    void post(EventDraft draft) {
        send(List.of(draft), reserve(1));
    }

    private void run() {
        List<ChainEvent> batch = new ArrayList<>();
        boolean reachable = true;
        try {
            while (!closed || !queue.isEmpty()) {
                if (behind && reachable) {
                    catchUp();
                }
                ChainEvent first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH_MAX - 1);
                    reachable = publish(batch);
                    settle(batch.getLast().at(), reachable);
                    batch.clear();
                }
            }
            note();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is recorded but was not sent. What was sent already is sent again: consumers drop it. */
    private void catchUp() throws InterruptedException {
        try {
            behind = false;
            note();
            List<ChainEvent> unsent = journal.unsent();
            for (int from = 0; from < unsent.size(); from += BATCH_MAX) {
                List<ChainEvent> part = unsent.subList(from, Math.min(unsent.size(), from + BATCH_MAX));
                if (!publish(part)) {
                    behind = true;
                    return;
                }
                unnoted = Optional.of(part.getLast().at());
            }
        } catch (StoreException e) {
            behind = true;
            log.publishingFailed(String.valueOf(e.getMessage()));
        }
    }

    /** What is behind a batch that was given up must not be noted as sent: the journal is asked from before it. */
    private void settle(Position place, boolean sent) {
        if (!sent) {
            note();
            behind = true;
        } else if (!behind) {
            unnoted = Optional.of(place);
            if (System.nanoTime() - notedNanos > NOTE_NANOS) {
                note();
            }
        }
    }

    private void note() {
        try {
            unnoted.ifPresent(journal::sent);
            unnoted = Optional.empty();
            notedNanos = System.nanoTime();
        } catch (StoreException e) {
            // The follower tells about the database; at worst more is sent twice.
            notedNanos = System.nanoTime();
        }
    }

    /** Tells whether the events arrived. */
    private boolean publish(List<ChainEvent> batch) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                publisher.publish(batch);
                metrics.eventsPublished(batch.size());
                return true;
            } catch (EventTransportException e) {
                log.publishingFailed(String.valueOf(e.getMessage()));
                long pause = RETRY_MILLIS_MIN << attempt;
                Thread.sleep(pause + random.nextLong(pause));
            }
        }
        metrics.eventsDropped(batch.size());
        return false;
    }

    /** Sends what waits and stops; the publisher is its owner's to close. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(java.time.Duration.ofSeconds(2))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

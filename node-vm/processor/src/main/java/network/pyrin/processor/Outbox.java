package network.pyrin.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;
import network.pyrin.processor.ledger.EventDraft;

/**
 * Hands out sequences and sends events in their order, in a thread of its own, so that a slow transport never holds up
 * the read model. When the queue is full or the transport stays away, events are dropped: consumers see the gap and
 * reload. {@link #reserve} and the posting methods are called under the processor's lock.
 */
public final class Outbox implements AutoCloseable {
    /** How far sequences jump at a start: further than a crash can lose, so that no number is used for two things. */
    public static final long JUMP = 1_000_000;

    private static final int BATCH_MAX = 256;
    private static final int ATTEMPTS_MAX = 5;
    private static final long RETRY_MILLIS_MIN = 50;

    private final EventPublisher publisher;
    private final ProcessorLog log;
    private final ProcessorMetrics metrics;
    private final RandomGenerator random;
    private final BlockingQueue<ChainEvent> queue;
    private final Thread thread;
    private volatile boolean closed;
    private String epoch = "none";
    private long last;

    /**
     * Starts sending.
     *
     * @param publisher where to
     * @param capacity most events that may wait
     * @param random for the jitter of retries
     * @param log told about trouble
     * @param metrics counts
     */
    public Outbox(
            EventPublisher publisher,
            int capacity,
            RandomGenerator random,
            ProcessorLog log,
            ProcessorMetrics metrics) {
        this.publisher = publisher;
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
        try {
            while (!closed || !queue.isEmpty()) {
                ChainEvent first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH_MAX - 1);
                    publish(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(List<ChainEvent> batch) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                publisher.publish(batch);
                metrics.eventsPublished(batch.size());
                return;
            } catch (EventTransportException e) {
                log.publishingFailed(String.valueOf(e.getMessage()));
                long pause = RETRY_MILLIS_MIN << attempt;
                Thread.sleep(pause + random.nextLong(pause));
            }
        }
        metrics.eventsDropped(batch.size());
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

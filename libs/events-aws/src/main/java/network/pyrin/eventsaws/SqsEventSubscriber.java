package network.pyrin.eventsaws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventHistory;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.EventsAddress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Receives the topic's events through a queue of its own, in a thread of its own, until closed; then the queue is removed.
 * A queue that was deleted is made anew, an endpoint that is away is tried again after 0.2 to 10 seconds; the listener is
 * told both. Events reach the listener once each and in order, with holes only where they cannot be filled.
 */
public final class SqsEventSubscriber implements EventSubscriber {
    private static final Duration RETRY_MIN = Duration.ofMillis(200);
    private static final Duration RETRY_MAX = Duration.ofSeconds(10);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

    private final SqsClient sqs;
    private final SnsClient sns;
    private final EventsAddress.Sns topic;
    private final SqsSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Gate gate;
    private final QueueReader reader;
    private final OrphanSweeper sweeper;
    private final Backoff backoff;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch removed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<StreamQueue> queue = Optional.empty();
    private Instant nextHeartbeat = Instant.MIN;
    private Instant nextSweep = Instant.MIN;

    /**
     * Starts listening.
     *
     * @param sqs reaches the queues; closed with the subscriber
     * @param sns reaches the topic; closed with the subscriber
     * @param topic whose events
     * @param history of the read model the events belong to
     * @param listener who is called
     * @param settings times
     * @param clock the time
     * @param random for the queue's name and for jitter
     */
    public SqsEventSubscriber(
            SqsClient sqs,
            SnsClient sns,
            EventsAddress.Sns topic,
            EventHistory history,
            Listener listener,
            SqsSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.sqs = sqs;
        this.sns = sns;
        this.topic = topic;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.gate = new Gate(listener);
        this.reader = new QueueReader(sqs, history, gate, settings, clock);
        this.sweeper = new OrphanSweeper(sqs, sns, topic, settings.orphanAfter());
        this.backoff = new Backoff(RETRY_MIN, RETRY_MAX, random);
        this.thread = Thread.ofVirtual().name("sqs-events").start(this::run);
    }

    private void run() {
        try {
            listen();
            removed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Only now: a request may have been waiting for messages while the queue was removed.
            sqs.close();
            sns.close();
        }
    }

    private void listen() {
        boolean troubled = false;
        while (!isClosed()) {
            try {
                step();
                backoff.reset();
                troubled = false;
            } catch (QueueDoesNotExistException e) {
                // Its subscription is still there.
                queue.ifPresent(StreamQueue::remove);
                queue = Optional.empty();
                gate.onTrouble("the queue of this instance was deleted; a new one is made");
            } catch (SdkException e) {
                if (!troubled) {
                    gate.onTrouble(AwsTrouble.sentence("receive events of " + topic.topicArn(), e));
                    troubled = true;
                }
                if (pause(backoff.next())) {
                    return;
                }
            }
        }
    }

    private void step() {
        if (queue.isEmpty()) {
            StreamQueue made = StreamQueue.make(sqs, sns, topic, settings, clock.instant(), random);
            queue = Optional.of(made);
            nextHeartbeat = clock.instant().plus(settings.heartbeatEvery());
            if (isClosed()) {
                // Whoever closes may have looked before there was a queue.
                made.remove();
                return;
            }
            gate.onConnected();
        }
        tend(queue.get());
        reader.poll(queue.get().url());
    }

    private void tend(StreamQueue mine) {
        Instant now = clock.instant();
        if (!now.isBefore(nextHeartbeat)) {
            mine.heartbeat(now);
            nextHeartbeat = now.plus(settings.heartbeatEvery());
        }
        if (!now.isBefore(nextSweep)) {
            // Instances that started together should not sweep together.
            long jitterMillis = random.nextLong(settings.sweepEvery().toMillis() / 2 + 1);
            nextSweep = now.plus(settings.sweepEvery()).plusMillis(jitterMillis);
            try {
                sweeper.sweep(now);
            } catch (SdkException e) {
                gate.onTrouble(AwsTrouble.sentence("look for queues that were left behind", e));
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean pause(Duration duration) {
        try {
            return closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Stops listening and removes queue and subscription. A request that waits for messages is not waited for. */
    @Override
    public void close() {
        closed.countDown();
        gate.shut();
        queue.ifPresent(StreamQueue::remove);
        removed.countDown();
        try {
            // A waiting request ends by itself, long after anybody listens to it.
            thread.join(CLOSE_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nothing reach the listener once it is shut. */
    private static final class Gate implements Listener {
        private final Listener inner;
        private final ReentrantLock lock = new ReentrantLock();
        private boolean open = true;

        Gate(Listener inner) {
            this.inner = inner;
        }

        void shut() {
            lock.lock();
            try {
                open = false;
            } finally {
                lock.unlock();
            }
        }

        private void pass(Runnable call) {
            lock.lock();
            try {
                if (open) {
                    call.run();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void onEvent(ChainEvent event) {
            pass(() -> inner.onEvent(event));
        }

        @Override
        public void onConnected() {
            pass(inner::onConnected);
        }

        @Override
        public void onUnreadable(String reason) {
            pass(() -> inner.onUnreadable(reason));
        }

        @Override
        public void onTrouble(String reason) {
            pass(() -> inner.onTrouble(reason));
        }
    }
}

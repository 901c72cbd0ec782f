package network.pyrin.functions.alerts.api;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventSubscriber;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDeliveryWriter;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.webhooks.WebhookClient;

/**
 * Alerts as part of a process that stays: two threads of its own, one that reconciles and one that delivers, each woken by
 * what it waits for. Whoever has the chain's events gives them to {@link #listener()}.
 */
public final class AlertsService implements AutoCloseable {
    /** Addresses that may wait; if more moved, all are swept. */
    static final int HINTS_MAX = 10_000;

    private static final System.Logger LOG = System.getLogger(AlertsService.class.getName());
    private static final int DELIVERIES_AT_ONCE = 32;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final AlertsConfig config;
    private final WebhookClient client;
    private final MongoDeliveryQueue queue;
    private final DeadLetters deadLetters;
    private final Reconciler reconciler;
    private final Sweep sweep;
    private final Deliverer deliverer;
    private final Semaphore hinted = new Semaphore(0);
    private final Semaphore queued = new Semaphore(0);
    private final Semaphore places = new Semaphore(DELIVERIES_AT_ONCE);
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> hints = new HashSet<>();
    private final Thread reconciling;
    private final Thread delivering;
    private boolean sweepAsked = true;
    private boolean recovered;
    private volatile boolean closed;

    /**
     * Starts.
     *
     * @param config how
     * @param database the read model
     * @param clock wall clock
     * @param random for the jitter of waits; thread-safe
     */
    public AlertsService(AlertsConfig config, MongoDatabase database, InstantSource clock, RandomGenerator random) {
        this.config = config;
        this.client = new WebhookClient(config.rules(), config.deadline());
        this.queue = new MongoDeliveryQueue(database, clock, queued::release);
        this.deadLetters = new MongoDeadLetters(database, clock);
        WebhookReader reader = new WebhookReader(database);
        WebhookDeliveryWriter writer = WebhookDeliveryWriter.over(database);
        this.reconciler = new Reconciler(reader, writer, new HistorySnapshots(database)::read, queue, clock);
        this.sweep = new Sweep(reader, new AddressReader(database), reconciler, clock);
        this.deliverer = new Deliverer(
                reader, writer, reconciler, client::post, config.rules(), config.network(), clock, random);
        this.reconciling = Thread.ofVirtual().name("alerts-reconcile").start(() -> loop(this::reconcile));
        this.delivering = Thread.ofVirtual().name("alerts-deliver").start(() -> loop(this::deliver));
    }

    /**
     * Where events go in.
     *
     * @return returns at once from every call
     */
    public EventSubscriber.Listener listener() {
        return new EventSubscriber.Listener() {
            @Override
            public void onEvent(ChainEvent event) {
                ChainHints said = ChainHints.of(List.of(event));
                hint(said.addresses(), said.sweep());
            }

            @Override
            public void onConnected() {
                hint(Set.of(), true);
            }

            @Override
            public void onUnreadable(String reason) {
                LOG.log(System.Logger.Level.WARNING, "an event could not be read: {0}", reason);
                hint(Set.of(), true);
            }
        };
    }

    /**
     * How many deliveries wait, those in back-off included.
     *
     * @return from the collection's figures
     */
    public long waiting() {
        return queue.size();
    }

    private void hint(Set<String> addresses, boolean all) {
        if (addresses.isEmpty() && !all) {
            return;
        }
        synchronized (hints) {
            hints.addAll(addresses);
            sweepAsked |= all || hints.size() > HINTS_MAX;
            if (hints.size() > HINTS_MAX) {
                hints.clear();
            }
        }
        hinted.release();
    }

    /** One round of work, until interrupted. */
    @FunctionalInterface
    private interface Round {
        void run() throws InterruptedException;
    }

    private void loop(Round round) {
        while (!closed) {
            try {
                round.run();
            } catch (InterruptedException e) {
                return;
            } catch (MongoException e) {
                if (!closed) {
                    LOG.log(System.Logger.Level.WARNING, "the database does not answer", e);
                    pause(AFTER_FAILURE);
                    hint(Set.of(), true);
                }
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "alerts failed and go on", e);
                pause(AFTER_FAILURE);
                hint(Set.of(), true);
            }
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reconcile() throws InterruptedException {
        boolean told = hinted.tryAcquire(config.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
        hinted.drainPermits();
        Set<String> addresses;
        boolean all;
        synchronized (hints) {
            addresses = Set.copyOf(hints);
            hints.clear();
            all = sweepAsked || !told;
            sweepAsked = false;
        }
        Set<String> changing = reconciler.look(addresses);
        if (all) {
            sweep.all();
        }
        if (!changing.isEmpty()) {
            Thread.sleep(LOOK_AGAIN);
            hint(changing, false);
        }
    }

    private void deliver() throws InterruptedException {
        if (!recovered) {
            queue.recover();
            recovered = true;
        }
        queued.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        queued.drainPermits();
        List<MongoDeliveryQueue.Taken> taken = queue.take(Math.max(1, places.availablePermits()));
        for (MongoDeliveryQueue.Taken each : taken) {
            places.acquire();
            deliveries.execute(() -> {
                try {
                    deliver(each);
                } finally {
                    places.release();
                    queued.release();
                }
            });
        }
    }

    private void deliver(MongoDeliveryQueue.Taken taken) {
        try {
            switch (deliverer.attempt(taken.ref(), taken.attempt())) {
                case Attempt.Done _ -> queue.remove(taken.ref());
                case Attempt.Later later -> queue.putBack(taken.ref(), later);
                case Attempt.Dead dead -> {
                    deadLetters.put(dead.reason(), dead.text());
                    queue.remove(taken.ref());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Its lease ends in a while, then it is tried again; at a stop, that is no news.
            if (!closed) {
                LOG.log(System.Logger.Level.WARNING, "delivery " + taken.ref().delivery() + " was broken off", e);
            }
        }
    }

    /** Stops; what is under way is delivered again after the next start. */
    @Override
    public void close() {
        closed = true;
        reconciling.interrupt();
        delivering.interrupt();
        deliveries.shutdownNow();
        try {
            reconciling.join(Duration.ofSeconds(5));
            delivering.join(Duration.ofSeconds(5));
            deliveries.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}

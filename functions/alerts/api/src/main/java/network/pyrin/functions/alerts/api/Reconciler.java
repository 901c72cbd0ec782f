package network.pyrin.functions.alerts.api;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.CursorDocument.Outstanding;
import network.pyrin.readmodel.HistorySnapshot;
import network.pyrin.readmodel.WebhookDeliveryWriter;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookReader;

/**
 * Brings the cursors of watched addresses up to the read model, and puts into the queue what is to be told. Any number may
 * work at the same time, on the same cursor too: a step is taken by one of them. Thread-safe.
 */
public final class Reconciler {
    /** Someone who made a delivery puts it into the queue at once; after so long he is taken for dead. */
    static final long QUEUEING_MILLIS_MAX = TimeUnit.SECONDS.toMillis(20);

    /** Longer than all tries take together: a delivery that is still there was lost by the queue. */
    static final long QUEUED_MILLIS_MAX = TimeUnit.HOURS.toMillis(24);

    private static final int STEPS_MAX = 64;
    private static final int COLLISIONS_MAX = 4;

    private final WebhookReader reader;
    private final WebhookDeliveryWriter writer;
    private final Histories histories;
    private final DeliveryQueue queue;
    private final InstantSource clock;

    /**
     * Makes a reconciler.
     *
     * @param reader webhooks and cursors
     * @param writer takes the steps
     * @param histories the truth
     * @param queue where deliveries wait
     * @param clock wall clock
     */
    public Reconciler(
            WebhookReader reader,
            WebhookDeliveryWriter writer,
            Histories histories,
            DeliveryQueue queue,
            InstantSource clock) {
        this.reader = reader;
        this.writer = writer;
        this.histories = histories;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Looks at addresses of which it was said that they moved.
     *
     * @param addresses with prefix; those that nobody watches cost one point read
     * @return those that are just being changed: to be looked at again a moment later
     */
    public Set<String> look(Collection<String> addresses) {
        Map<String, List<String>> watchers = reader.watchers(addresses);
        return watchers.isEmpty() ? Set.of() : look(watchers, cursor -> true);
    }

    /** Which cursors are worth a closer look. */
    @FunctionalInterface
    interface Choice {
        boolean includes(CursorDocument cursor);
    }

    /** {@link #look(Collection)} where it is known who watches. */
    Set<String> look(Map<String, List<String>> watchers, Choice choice) {
        Set<String> ids = new HashSet<>();
        Set<String> hooks = new HashSet<>();
        watchers.forEach((address, watching) -> watching.forEach(hook -> {
            hooks.add(hook);
            ids.add(CursorDocument.id(hook, address));
        }));
        Map<String, WebhookDocument> live = new HashMap<>();
        reader.webhooks(hooks).stream().filter(WebhookDocument::isLive).forEach(hook -> live.put(hook.id(), hook));
        Set<String> changing = new HashSet<>();
        for (CursorDocument cursor : reader.cursors(ids)) {
            WebhookDocument hook = live.get(cursor.webhook());
            if (hook != null && choice.includes(cursor) && !advance(hook, cursor)) {
                changing.add(cursor.address());
            }
        }
        return changing;
    }

    /**
     * Goes on where a delivery was taken or given up.
     *
     * @param hook the webhook
     * @param address with prefix
     */
    void goOn(WebhookDocument hook, String address) {
        reader.cursor(hook.id(), address).ifPresent(cursor -> advance(hook, cursor));
    }

    /** Takes steps until there is a delivery or nothing new; false if the history is just being changed. */
    private boolean advance(WebhookDocument hook, CursorDocument read) {
        CursorDocument cursor = read;
        int collisions = 0;
        for (int step = 0; step < STEPS_MAX; step++) {
            if (cursor.outstanding().isPresent()) {
                requeue(cursor, cursor.outstanding().get());
                return true;
            }
            Optional<CursorStep.Result> result = step(hook, cursor);
            if (result.isEmpty()) {
                return false;
            }
            if (!(result.get() instanceof CursorStep.Moved(CursorDocument next))) {
                return true;
            }
            if (writer.advance(next)) {
                if (next.outstanding().isPresent()) {
                    enqueue(next.stored(), next.outstanding().get());
                    return true;
                }
                cursor = next.stored();
            } else {
                // Someone else took a step, perhaps from an older history than ours.
                Optional<CursorDocument> again = reader.cursor(hook.id(), cursor.address());
                if (again.isEmpty() || ++collisions == COLLISIONS_MAX) {
                    return again.isEmpty();
                }
                cursor = again.get();
            }
        }
        return false;
    }

    private Optional<CursorStep.Result> step(WebhookDocument hook, CursorDocument cursor) {
        // The last known entry and what follows is enough, but for a reorg.
        long from = Math.max(0, cursor.count() - 1);
        int limit = CursorStep.BATCH_MAX + 1;
        Optional<CursorStep.Result> result = step(hook, cursor, from, limit);
        if (result.isPresent() && result.get() instanceof CursorStep.NeedsMore(long further)) {
            return step(hook, cursor, further, CursorDocument.TAIL_MAX + CursorStep.BATCH_MAX);
        }
        return result;
    }

    private Optional<CursorStep.Result> step(WebhookDocument hook, CursorDocument cursor, long from, int limit) {
        Optional<HistorySnapshot> read = histories.read(cursor.address(), from, limit);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        HistorySnapshot part = read.get();
        if (isBehind(part, cursor)) {
            return Optional.of(new CursorStep.Nothing());
        }
        CursorStep.Result result = CursorStep.take(cursor, part, part, hook.kinds(), clock.millis());
        if (!(result instanceof CursorStep.NeedsEnd(long first))) {
            return Optional.of(result);
        }
        return histories
                .read(cursor.address(), first, CursorDocument.TAIL_MAX)
                .filter(part::isOfSameMoment)
                .map(end -> CursorStep.take(cursor, part, end, hook.kinds(), clock.millis()));
    }

    /** A read model that is made anew is left alone until it is as far as the one before. */
    private static boolean isBehind(HistorySnapshot history, CursorDocument cursor) {
        return !history.epoch().equals(cursor.epoch()) && history.sinkTimestamp() < cursor.sinkTimestamp();
    }

    private void requeue(CursorDocument cursor, Outstanding delivery) {
        long age = clock.millis() - delivery.madeAt();
        if (age <= (delivery.queued() ? QUEUED_MILLIS_MAX : QUEUEING_MILLIS_MAX)) {
            return;
        }
        // Its maker may have died, or still waits for the disk: only a step of our own is known to hold.
        CursorDocument anew = cursor.withOutstanding(Optional.of(delivery.withQueued(false, clock.millis())));
        if (writer.advance(anew)) {
            enqueue(anew.stored(), delivery);
        }
    }

    private void enqueue(CursorDocument cursor, Outstanding delivery) {
        queue.put(new DeliveryRef(cursor.webhook(), cursor.address(), delivery.delivery()));
        // If it was taken already, the cursor has moved on and this is refused, as it should be.
        writer.advance(cursor.withOutstanding(Optional.of(delivery.withQueued(true, clock.millis()))));
    }
}

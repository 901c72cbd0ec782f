package network.pyrin.functions.alerts.api;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.HistorySnapshot;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDeliveryWriter;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.webhooks.Outcome;
import network.pyrin.webhooks.Target;
import network.pyrin.webhooks.TargetRules;
import network.pyrin.webhooks.WebhookBody;
import network.pyrin.webhooks.WebhookBody.AddressActivity;
import network.pyrin.webhooks.WebhookSignature;

/** Alerts over a real store, with a queue, targets and a clock that do what the test wants. */
final class AlertsWorld {
    static final String SECRET = "whsec_test";

    private static final int ROUNDS_MAX = 2_000;

    final MongoDatabase database;
    final WebhookRegistrationWriter registrations;
    final WebhookReader reader;
    final HistorySnapshots histories;
    final Reconciler reconciler;
    final Sweep sweep;
    final Deliverer deliverer;
    final Map<String, ToldHistory> receivers = new HashMap<>();
    final List<Waiting> queue = new ArrayList<>();
    final List<Attempt.Dead> dead = new ArrayList<>();

    private final RandomGenerator random;
    private final List<Waiting> underWay = new ArrayList<>();
    private Optional<Runnable> overtaker = Optional.empty();
    private boolean overtaking;
    private Optional<EarlierStates> states = Optional.empty();
    private DurableWrites durable = new DurableWrites();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Chance in percent of what can go wrong, each time. */
    int crashes;

    /** Whether some crashes set the database back. */
    boolean crashesSetBack;

    /** What receivers find who read a history. */
    Reading reading = (webhook, address, from) -> Map.of();

    int failures;
    int lostAnswers;
    int posts;

    /** What targets answer to what gets through. */
    Outcome answer = new Outcome.Answered(200, "", 1);

    /** Reads transactions of a history by index, as far as a webhook cares. */
    @FunctionalInterface
    interface Reading {
        Map<Long, String> from(String webhook, String address, long index);
    }

    /** A delivery in the queue with the tries it has behind it. */
    record Waiting(DeliveryRef ref, int attempts, Instant due) {}

    /** The process dies here. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Everything dies here; who starts again finds an earlier state of the database. */
    static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    AlertsWorld(MongoDatabase database, RandomGenerator random) {
        this.database = database;
        this.random = random;
        InstantSource clock = () -> now;
        this.registrations = WebhookRegistrationWriter.over(database);
        this.reader = new WebhookReader(database);
        this.histories = new HistorySnapshots(database);
        WebhookDeliveryWriter writer = crashing(WebhookDeliveryWriter.over(database));
        this.reconciler = new Reconciler(reader, writer, histories::read, this::put, clock);
        this.sweep = new Sweep(reader, new AddressReader(database), reconciler, clock);
        this.deliverer =
                new Deliverer(reader, writer, reconciler, this::post, TargetRules.PUBLIC, "simnet", clock, random);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private WebhookDeliveryWriter crashing(WebhookDeliveryWriter real) {
        return new WebhookDeliveryWriter() {
            @Override
            public boolean advance(CursorDocument next) {
                crashSometimes();
                overtakeSometimes();
                int before = durable.count();
                boolean taken = real.advance(next);
                if (durable.count() > before) {
                    states.ifPresent(EarlierStates::hold);
                }
                crashSometimes();
                return taken;
            }

            @Override
            public void called(String webhook, WebhookHealth.Call call) {
                crashSometimes();
                real.called(webhook, call);
            }

            @Override
            public void disable(String webhook, long nowMillis, String reason) {
                real.disable(webhook, nowMillis, reason);
            }
        };
    }

    private void crashSometimes() {
        if (chance(crashes)) {
            throw crashesSetBack && random.nextBoolean() ? new PowerCut() : new Crash();
        }
        if (crashesSetBack && chance(8)) {
            states.ifPresent(EarlierStates::keep);
        }
    }

    /** From now on someone else does this, now and then, between what a step of a cursor reads and what it writes. */
    void overtake(Runnable other) {
        overtaker = Optional.of(other);
    }

    private void overtakeSometimes() {
        if (overtaking || overtaker.isEmpty() || !chance(10)) {
            return;
        }
        overtaking = true;
        try {
            overtaker.get().run();
        } finally {
            overtaking = false;
        }
    }

    /** From now on some crashes set the database back to one of these states. */
    void setBack(EarlierStates earlier, DurableWrites counter) {
        states = Optional.of(earlier);
        durable = counter;
        crashesSetBack = true;
    }

    Optional<EarlierStates> states() {
        return states;
    }

    /** Between any two writes of anybody. */
    void powerMayFail() {
        if (crashesSetBack) {
            if (random.nextInt(300) == 0) {
                throw new PowerCut();
            }
            if (chance(3)) {
                states.ifPresent(EarlierStates::keep);
            }
        }
    }

    private void put(DeliveryRef ref) {
        crashSometimes();
        queue.add(new Waiting(ref, 0, now));
        if (chance(10)) {
            queue.add(new Waiting(ref, 0, now));
        }
        crashSometimes();
    }

    private Outcome post(Target target, Map<String, String> headers, byte[] body) {
        posts++;
        if (chance(failures)) {
            return new Outcome.Failed("the connection failed", 1);
        }
        AddressActivity activity = (AddressActivity) WebhookBody.read(body);
        String signature =
                Optional.ofNullable(headers.get(WebhookSignature.HEADER)).orElse("");
        if (!WebhookSignature.verify(signature, SECRET, now, body)
                || !activity.delivery().equals(headers.get(WebhookBody.DELIVERY_HEADER))) {
            throw new AssertionError("a delivery is not signed as it must be");
        }
        if (!(answer instanceof Outcome.Answered answered) || !answered.isSuccess()) {
            return answer;
        }
        receiver(activity.webhook(), activity.address()).take(activity);
        return chance(lostAnswers) ? new Outcome.Failed("no answer in time", 1) : answer;
    }

    ToldHistory receiver(String webhook, String address) {
        return receivers.computeIfAbsent(
                CursorDocument.id(webhook, address),
                id -> new ToldHistory(from -> reading.from(webhook, address, from)));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** Tries once each that is due now. */
    void deliverDue() {
        for (int i = queue.size(); i > 0; i--) {
            deliverOne();
        }
    }

    long nowMillis() {
        return now.toEpochMilli();
    }

    /** Registers a webhook that works from now on. */
    void register(String id, Set<ActivityKind> kinds, List<String> addresses) {
        registrations.insert(new WebhookDocument(
                id,
                "https://" + id + ".example.com/hook",
                id + ".example.com",
                "client",
                addresses,
                kinds,
                WebhookDocument.State.PENDING,
                "",
                new WebhookDocument.Secrets(SECRET, Optional.empty(), 0),
                "",
                new WebhookDocument.Times(nowMillis(), 0, nowMillis() + 1_000, 0),
                WebhookHealth.NEW));
        for (String address : addresses) {
            long count =
                    histories.read(address, 0, 0).map(HistorySnapshot::txCount).orElseThrow();
            HistorySnapshot end = histories
                    .read(address, Math.max(0, count - CursorDocument.TAIL_MAX), CursorDocument.TAIL_MAX)
                    .orElseThrow();
            registrations.watch(CursorDocument.begin(id, address, nowMillis(), end), 50);
        }
        registrations.activate(id, nowMillis());
    }

    /** Takes some delivery out of the queue, not always the first; a crash puts it back. */
    void deliverOne() {
        List<Waiting> due =
                queue.stream().filter(each -> !each.due().isAfter(now)).toList();
        if (due.isEmpty()) {
            return;
        }
        Waiting taken = due.get(random.nextInt(due.size()));
        queue.remove(taken);
        underWay.add(taken);
        try {
            switch (deliverer.attempt(taken.ref(), taken.attempts() + 1)) {
                case Attempt.Done _ -> {}
                case Attempt.Later later ->
                    queue.add(new Waiting(
                            taken.ref(), taken.attempts() + (later.counts() ? 1 : 0), now.plus(later.after())));
                case Attempt.Dead gone -> dead.add(gone);
            }
        } catch (Crash e) {
            queue.add(taken);
        } catch (PowerCut e) {
            // Whose queue forgets nothing hands it out again.
            queue.add(taken);
            throw e;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            underWay.remove(taken);
        }
    }

    /** What the queue would hand out after a crash: also what is being tried. */
    List<Waiting> queued() {
        List<Waiting> all = new ArrayList<>(queue);
        all.addAll(underWay);
        return all;
    }

    void look(Set<String> addresses) {
        try {
            reconciler.look(addresses);
        } catch (Crash e) {
            // Whoever gave the hint is not told; the sweep finds what was left.
        }
    }

    /** Until nothing waits and the sweep finds nothing. */
    void settle() {
        int quiet = 0;
        for (int round = 0; quiet < 3; round++) {
            if (round == ROUNDS_MAX) {
                throw new AssertionError("it never comes to rest; waiting: " + queue);
            }
            pass(Duration.ofMinutes(61));
            try {
                sweep.all();
            } catch (Crash e) {
                // Once more.
            }
            quiet = queue.isEmpty() ? quiet + 1 : 0;
            for (int i = queue.size(); i > 0; i--) {
                deliverOne();
            }
        }
    }
}

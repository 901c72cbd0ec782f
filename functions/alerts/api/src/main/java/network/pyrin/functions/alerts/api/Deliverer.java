package network.pyrin.functions.alerts.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.CursorDocument.Activity;
import network.pyrin.readmodel.CursorDocument.Outstanding;
import network.pyrin.readmodel.CursorDocument.Seen;
import network.pyrin.readmodel.WebhookDeliveryWriter;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth.Call;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.webhooks.Outcome;
import network.pyrin.webhooks.Outcome.Answered;
import network.pyrin.webhooks.Outcome.Failed;
import network.pyrin.webhooks.Outcome.Refused;
import network.pyrin.webhooks.Target;
import network.pyrin.webhooks.TargetRules;
import network.pyrin.webhooks.UnsafeTargetException;
import network.pyrin.webhooks.WebhookBody;
import network.pyrin.webhooks.WebhookSignature;

/**
 * Tries to deliver, and decides what a failure means. What is in the queue survives a crash as part of its cursor, and leaves
 * the cursor only when the target has taken it or it is given up; so whoever crashes in between, it is delivered again, under
 * the same id. Thread-safe.
 */
public final class Deliverer {
    /** A webhook that has failed for so long, and so often, is called no more. */
    static final Duration FAILING_MAX = Duration.ofHours(24);

    static final int FAILURES_MIN = 10;

    private static final Duration BUSY_PAUSE = Duration.ofSeconds(1);
    private static final int STATUS_GONE = 410;
    private static final int COLLISIONS_MAX = 16;

    private final WebhookReader reader;
    private final WebhookDeliveryWriter writer;
    private final Reconciler reconciler;
    private final Sender sender;
    private final TargetRules rules;
    private final String network;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final HostLimits hosts = new HostLimits();

    /**
     * Makes a deliverer.
     *
     * @param reader webhooks and cursors
     * @param writer moves cursors on
     * @param reconciler makes the next delivery
     * @param sender calls targets
     * @param rules which targets may be called
     * @param network the chain, as told to receivers
     * @param clock wall clock
     * @param random for the jitter of waits; thread-safe
     */
    public Deliverer(
            WebhookReader reader,
            WebhookDeliveryWriter writer,
            Reconciler reconciler,
            Sender sender,
            TargetRules rules,
            String network,
            InstantSource clock,
            RandomGenerator random) {
        this.reader = reader;
        this.writer = writer;
        this.reconciler = reconciler;
        this.sender = sender;
        this.rules = rules;
        this.network = network;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Tries once.
     *
     * @param ref from the queue; one that is of no use any more costs two point reads
     * @param attempt which try this is, from 1
     * @return what is to become of it
     * @throws InterruptedException if the caller is interrupted; the delivery stays as it was
     */
    public Attempt attempt(DeliveryRef ref, int attempt) throws InterruptedException {
        Optional<WebhookDocument> found = reader.webhook(ref.webhook());
        Optional<CursorDocument> cursor = reader.cursor(ref.webhook(), ref.address());
        Optional<Outstanding> delivery =
                cursor.flatMap(CursorDocument::outstanding).filter(out -> isIt(out, ref));
        if (found.isEmpty() || delivery.isEmpty()) {
            return new Attempt.Done();
        }
        WebhookDocument hook = found.get();
        if (!hook.isLive()) {
            return putAside(ref);
        }
        if (!hosts.enter(hook.host())) {
            return new Attempt.Later(BUSY_PAUSE, false);
        }
        try {
            byte[] body = body(cursor.get(), delivery.get()).json();
            Outcome outcome = send(hook, ref, body);
            writer.called(hook.id(), call(ref, attempt, outcome));
            return judge(hook, ref, attempt, outcome, body);
        } finally {
            hosts.leave(hook.host());
        }
    }

    private static boolean isIt(Outstanding delivery, DeliveryRef ref) {
        return delivery.delivery().equals(ref.delivery());
    }

    private Outcome send(WebhookDocument hook, DeliveryRef ref, byte[] body) throws InterruptedException {
        try {
            Target target = rules.parse(hook.url());
            List<String> secrets = hook.secretsAt(clock.millis());
            return sender.post(
                    target,
                    Map.of(
                            WebhookBody.DELIVERY_HEADER,
                            ref.delivery(),
                            WebhookSignature.HEADER,
                            WebhookSignature.sign(secrets, clock.instant(), body)),
                    body);
        } catch (UnsafeTargetException e) {
            return new Refused(String.valueOf(e.getMessage()), 0);
        }
    }

    private Attempt judge(WebhookDocument hook, DeliveryRef ref, int attempt, Outcome outcome, byte[] body) {
        return switch (outcome) {
            case Answered answered when answered.isSuccess() -> taken(hook, ref);
            case Answered answered
            when answered.status() == STATUS_GONE ->
                disable(hook, ref, "The target answered 410: it wants no more calls.");
            case Refused refused -> disable(hook, ref, "The target must not be called: " + refused.reason());
            case Answered _, Failed _ -> failed(hook, ref, attempt, outcome, body);
        };
    }

    private Attempt taken(WebhookDocument hook, DeliveryRef ref) {
        change(ref, cursor -> cursor.withOutstanding(Optional.empty()));
        reconciler.goOn(hook, ref.address());
        return new Attempt.Done();
    }

    private Attempt failed(WebhookDocument hook, DeliveryRef ref, int attempt, Outcome outcome, byte[] body) {
        long since = hook.health().failingSince();
        boolean isLong = since > 0 && clock.millis() - since >= FAILING_MAX.toMillis();
        if (isLong && hook.health().failures() + 1 >= FAILURES_MIN) {
            return disable(hook, ref, "Nothing could be delivered for a day; at last: " + outcome.inWords() + ".");
        }
        if (attempt < Backoff.TRIES_MAX) {
            return new Attempt.Later(Backoff.after(attempt, random), true);
        }
        change(ref, CursorDocument::givenUp);
        reconciler.goOn(hook, ref.address());
        return new Attempt.Dead(
                attempt + " tries failed; at last: " + outcome.inWords() + ".",
                new String(body, StandardCharsets.UTF_8));
    }

    private Attempt disable(WebhookDocument hook, DeliveryRef ref, String reason) {
        writer.disable(hook.id(), clock.millis(), reason);
        return putAside(ref);
    }

    /** Leaves the delivery in the cursor and takes it out of the queue, until the owner resumes the webhook. */
    private Attempt putAside(DeliveryRef ref) {
        change(
                ref,
                cursor ->
                        cursor.withOutstanding(cursor.outstanding().map(out -> out.withQueued(false, clock.millis()))));
        return new Attempt.Done();
    }

    /** Changes the cursor while it still has this delivery, however often others step in between. */
    private void change(DeliveryRef ref, UnaryOperator<CursorDocument> edit) {
        for (int i = 0; i < COLLISIONS_MAX; i++) {
            Optional<CursorDocument> cursor = reader.cursor(ref.webhook(), ref.address())
                    .filter(read ->
                            read.outstanding().filter(out -> isIt(out, ref)).isPresent());
            if (cursor.isEmpty() || writer.advance(edit.apply(cursor.get()))) {
                return;
            }
        }
        throw new IllegalStateException("a cursor changes all the time: " + ref.webhook() + " " + ref.address());
    }

    private Call call(DeliveryRef ref, int attempt, Outcome outcome) {
        int status = outcome instanceof Answered answered ? answered.status() : 0;
        return new Call(
                ref.delivery(), ref.address(), clock.millis(), attempt, status, outcome.inWords(), outcome.millis());
    }

    private WebhookBody.AddressActivity body(CursorDocument cursor, Outstanding delivery) {
        return new WebhookBody.AddressActivity(
                cursor.webhook(),
                delivery.delivery(),
                network,
                cursor.address(),
                delivery.activities().stream().map(each -> told(cursor, each)).toList());
    }

    private static WebhookBody.Activity told(CursorDocument cursor, Activity activity) {
        Optional<Seen> entry = activity.entry();
        return new WebhookBody.Activity(
                activity.serial(),
                activity.told().text(),
                CursorStep.name(cursor, activity),
                entry.map(seen -> seen.txId().toHex()).orElse(""),
                activity.index(),
                entry.map(Seen::timestamp).orElse(0L),
                Long.toString(entry.map(Seen::net).orElse(0L)),
                entry.map(Seen::coinbase).orElse(false));
    }
}

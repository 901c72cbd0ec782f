package network.pyrin.functions.walletapi.api.webhooks;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Database;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.HistorySnapshot;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookDocument.State;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.webhooks.Outcome;
import network.pyrin.webhooks.Target;
import network.pyrin.webhooks.TargetRules;
import network.pyrin.webhooks.Tokens;
import network.pyrin.webhooks.UnsafeTargetException;
import network.pyrin.webhooks.WebhookBody;
import network.pyrin.webhooks.WebhookClient;
import network.pyrin.webhooks.WebhookSignature;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The life of webhooks. Application-wide, thread-safe; every call goes to the database anew. */
@ApplicationScoped
public class WebhookRegistry {
    private static final int LOOKS_MAX = 20;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int EXPIRED_AT_ONCE = 100;

    private final Database database;
    private final TargetRules rules;
    private final WebhookClient client;
    private final RandomGenerator random = new SecureRandom();

    /**
     * Made by the container.
     *
     * @param database the connection
     * @param allowLocalTargets whether receivers may run on loopback: for development
     */
    @Inject
    public WebhookRegistry(
            Database database,
            @ConfigProperty(name = "pyrin.alerts.allow-local-targets", defaultValue = "false")
                    boolean allowLocalTargets) {
        this.database = database;
        this.rules = TargetRules.of(allowLocalTargets);
        this.client = new WebhookClient(rules, WebhookLimits.CALL);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private WebhookReader reader() {
        return new WebhookReader(database.documents());
    }

    private WebhookRegistrationWriter writer() {
        return WebhookRegistrationWriter.over(database.documents());
    }

    /** Registers, and sends the first challenge. */
    WebhookModels.Registered register(WebhookRequest request, String registrant) {
        Target target = target(request.url().orElseThrow());
        String token = Tokens.secret("pyrin_whtok_", random);
        WebhookDocument hook = fresh(request, target, registrant, token);
        WebhookRegistrationWriter writer = writer();
        if (writer.count() >= WebhookLimits.TOTAL_MAX) {
            expire(writer);
        }
        if (writer.count() >= WebhookLimits.TOTAL_MAX) {
            throw quota("There are as many webhooks as there may be; try again later.");
        }
        admit(writer, holderOfHost(hook), hook, WebhookLimits.HOST_MAX, "call " + hook.host());
        try {
            admit(writer, holderOfClient(hook), hook, WebhookLimits.CLIENT_MAX, "were registered from your address");
        } catch (ApiException e) {
            writer.release(holderOfHost(hook), hook.id());
            throw e;
        }
        writer.insert(hook);
        WebhookModels.Challenge challenge = challenge(writer, hook);
        return new WebhookModels.Registered(
                WebhookModels.Webhook.of(reader().webhook(hook.id()).orElse(hook)),
                token,
                hook.secrets().current(),
                challenge);
    }

    private Target target(String url) {
        try {
            return rules.parse(url);
        } catch (UnsafeTargetException e) {
            throw new ApiException(422, "unsafe-url", String.valueOf(e.getMessage()));
        }
    }

    private WebhookDocument fresh(WebhookRequest request, Target target, String registrant, String token) {
        long now = database.nowMillis();
        return new WebhookDocument(
                Tokens.name("wh_", random),
                target.uri().toString(),
                target.host(),
                registrant,
                request.addresses().orElseThrow(),
                request.events().orElseThrow(),
                State.PENDING,
                Tokens.hash(token),
                new WebhookDocument.Secrets(Tokens.secret("whsec_", random), Optional.empty(), 0),
                Tokens.name("", random),
                new WebhookDocument.Times(now, 0, now + WebhookLimits.PENDING.toMillis(), 0),
                WebhookHealth.NEW);
    }

    private static String holderOfHost(WebhookDocument hook) {
        return "host/" + hook.host();
    }

    private static String holderOfClient(WebhookDocument hook) {
        return "client/" + hook.client();
    }

    private void admit(WebhookRegistrationWriter writer, String holder, WebhookDocument hook, int max, String inWords) {
        if (writer.admit(holder, hook.id(), max)) {
            return;
        }
        // Perhaps some were never verified, or died between two steps of their registration.
        List<String> held = writer.held(holder);
        Set<String> living = new HashSet<>();
        for (WebhookDocument each : reader().webhooks(held)) {
            if (each.isExpired(database.nowMillis())) {
                forget(writer, each);
            } else {
                living.add(each.id());
            }
        }
        held.stream().filter(id -> !living.contains(id)).forEach(id -> writer.release(holder, id));
        if (!writer.admit(holder, hook.id(), max)) {
            throw quota("At most " + max + " webhooks may be that " + inWords + ".");
        }
    }

    private static ApiException quota(String text) {
        return new ApiException(429, "webhook-quota", text);
    }

    private void expire(WebhookRegistrationWriter writer) {
        writer.expired(database.nowMillis(), EXPIRED_AT_ONCE).forEach(hook -> forget(writer, hook));
    }

    /** Sends a challenge; if it comes back, the webhook works from then on. */
    private WebhookModels.Challenge challenge(WebhookRegistrationWriter writer, WebhookDocument hook) {
        if (!writer.tryChallenge(hook.id(), WebhookLimits.CHALLENGES_MAX)) {
            throw new ApiException(
                    429, "too-many-challenges", "No more challenges are sent for this registration: register anew.");
        }
        WebhookBody.Challenge body = new WebhookBody.Challenge(hook.id(), hook.challenge());
        Outcome outcome = call(hook, "challenge-" + hook.challenge(), body);
        if (!(outcome instanceof Outcome.Answered answered) || !answered.isSuccess()) {
            return new WebhookModels.Challenge(false, "The URL did not answer as it must: " + outcome.inWords() + ".");
        }
        if (!body.isEchoedBy(answered.body())) {
            return new WebhookModels.Challenge(
                    false, "The URL answered " + answered.status() + ", but did not send the challenge back.");
        }
        watch(writer, hook, hook.addresses());
        writer.activate(hook.id(), database.nowMillis());
        return new WebhookModels.Challenge(true, "The URL sent the challenge back.");
    }

    private Outcome call(WebhookDocument hook, String delivery, WebhookBody body) {
        byte[] json = body.json();
        long now = database.nowMillis();
        try {
            return client.post(
                    rules.parse(hook.url()),
                    Map.of(
                            WebhookBody.DELIVERY_HEADER,
                            delivery,
                            WebhookSignature.HEADER,
                            WebhookSignature.sign(hook.secretsAt(now), Instant.ofEpochMilli(now), json)),
                    json);
        } catch (UnsafeTargetException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("the call was given up", 0);
        }
    }

    /** Begins to watch; where an address has too many watchers, nothing is watched anew. */
    private void watch(WebhookRegistrationWriter writer, WebhookDocument hook, List<String> addresses) {
        List<String> done = new ArrayList<>();
        for (String address : addresses) {
            CursorDocument begin = CursorDocument.begin(hook.id(), address, database.nowMillis(), end(address));
            if (!writer.watch(begin, WebhookLimits.WATCHERS_MAX)) {
                done.forEach(undo -> writer.unwatch(hook.id(), undo));
                throw quota("At most " + WebhookLimits.WATCHERS_MAX + " webhooks may watch " + address + ".");
            }
            done.add(address);
        }
    }

    /** The present end of a history; waits a moment where it is just being changed. */
    private HistorySnapshot end(String address) {
        HistorySnapshots histories = new HistorySnapshots(database.documents());
        for (int look = 0; look < LOOKS_MAX; look++) {
            Optional<HistorySnapshot> end = histories
                    .read(address, 0, 0)
                    .flatMap(whole -> histories.read(
                            address,
                            Math.max(0, whole.txCount() - CursorDocument.TAIL_MAX),
                            2 * CursorDocument.TAIL_MAX))
                    .filter(part -> part.from() + part.entries().size() == part.txCount());
            if (end.isPresent()) {
                return end.get();
            }
            pause();
        }
        throw ApiException.unavailable("The read model is not ready just now; nothing was changed.");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The server is stopping.");
        }
    }

    /** The webhook that a token is for; the same answer for a wrong token as for none at all. */
    WebhookDocument find(String id, String token) {
        Optional<WebhookDocument> found = reader().webhook(id).filter(hook -> Tokens.matches(token, hook.tokenHash()));
        if (found.isPresent() && found.get().isExpired(database.nowMillis())) {
            forget(writer(), found.get());
            found = Optional.empty();
        }
        return found.orElseThrow(
                () -> ApiException.notFound("There is no webhook with this id for which this token is good."));
    }

    /** Another challenge. */
    WebhookModels.Verified verify(WebhookDocument hook) {
        if (hook.state() != State.PENDING) {
            return new WebhookModels.Verified(
                    WebhookModels.Webhook.of(hook), new WebhookModels.Challenge(true, "It was verified before."));
        }
        WebhookModels.Challenge challenge = challenge(writer(), hook);
        return new WebhookModels.Verified(
                WebhookModels.Webhook.of(reader().webhook(hook.id()).orElse(hook)), challenge);
    }

    /** Changes what was asked for. */
    WebhookModels.Webhook change(WebhookDocument hook, WebhookRequest request) {
        WebhookRegistrationWriter writer = writer();
        request.addresses().ifPresent(addresses -> move(writer, hook, addresses));
        writer.change(hook.id(), request.addresses(), request.events());
        request.paused().ifPresent(paused -> {
            if (hook.state() == State.PENDING) {
                throw new ApiException(409, "not-verified", "The webhook's URL is not verified yet.");
            }
            if (paused) {
                writer.pause(hook.id());
            } else {
                writer.resume(hook.id(), database.nowMillis());
            }
        });
        return WebhookModels.Webhook.of(reader().webhook(hook.id()).orElse(hook));
    }

    private void move(WebhookRegistrationWriter writer, WebhookDocument hook, List<String> addresses) {
        if (hook.state() == State.PENDING) {
            return;
        }
        List<String> added = addresses.stream()
                .filter(address -> !hook.addresses().contains(address))
                .toList();
        watch(writer, hook, added);
        hook.addresses().stream()
                .filter(address -> !addresses.contains(address))
                .forEach(address -> writer.unwatch(hook.id(), address));
    }

    /** Another key of signatures. */
    WebhookModels.Rotated rotate(WebhookDocument hook) {
        String secret = Tokens.secret("whsec_", random);
        long until = database.nowMillis() + WebhookLimits.SECRET_OVERLAP.toMillis();
        writer().rotate(
                        hook.id(),
                        new WebhookDocument.Secrets(
                                secret, Optional.of(hook.secrets().current()), until));
        return new WebhookModels.Rotated(secret, until);
    }

    /** A call at the owner's wish. */
    WebhookModels.Tested test(WebhookDocument hook) {
        if (hook.state() == State.PENDING) {
            throw new ApiException(409, "not-verified", "The webhook's URL is not verified yet.");
        }
        if (!writer().tryTest(hook.id(), database.nowMillis(), WebhookLimits.TEST_PAUSE.toMillis())) {
            throw new ApiException(
                    429,
                    "too-many-tests",
                    "Wait " + WebhookLimits.TEST_PAUSE.toSeconds() + " seconds between two test calls.");
        }
        String delivery = Tokens.name("test-", random);
        Outcome outcome =
                call(hook, delivery, new WebhookBody.Test(hook.id(), delivery, "A test, as its owner wished."));
        boolean taken = outcome instanceof Outcome.Answered answered && answered.isSuccess();
        return new WebhookModels.Tested(delivery, taken, outcome.inWords(), outcome.millis());
    }

    /** Ends a webhook and everything about it. */
    void delete(WebhookDocument hook) {
        forget(writer(), hook);
    }

    /** The document last: whoever is interrupted can delete again. */
    private static void forget(WebhookRegistrationWriter writer, WebhookDocument hook) {
        hook.addresses().forEach(address -> writer.unwatch(hook.id(), address));
        writer.release(holderOfHost(hook), hook.id());
        writer.release(holderOfClient(hook), hook.id());
        writer.delete(hook.id());
    }
}

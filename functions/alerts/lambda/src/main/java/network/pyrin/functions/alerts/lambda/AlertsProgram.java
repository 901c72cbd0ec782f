package network.pyrin.functions.alerts.lambda;

import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventMessage;
import network.pyrin.functions.alerts.api.AlertsConfig;
import network.pyrin.functions.alerts.api.Attempt;
import network.pyrin.functions.alerts.api.ChainHints;
import network.pyrin.functions.alerts.api.Deliverer;
import network.pyrin.functions.alerts.api.DeliveryRef;
import network.pyrin.functions.alerts.api.Reconciler;
import network.pyrin.functions.alerts.api.Sweep;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDeliveryWriter;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.webhooks.WebhookClient;
import org.crac.Context;
import org.crac.Resource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the function does with each kind of call. Application-wide; a Lambda serves one call at a time. */
@ApplicationScoped
public class AlertsProgram implements Resource {
    private static final System.Logger LOG = System.getLogger(AlertsProgram.class.getName());

    /** Below the function's 60 s, so that a long sweep ends by itself. */
    private static final Duration SWEEP_MAX = Duration.ofSeconds(40);

    private static final int LOOKS_MAX = 5;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final AlertsConfig config;
    private final MongoLink mongo;
    private final SqsQueues queues;
    private final InstantSource clock = InstantSource.system();
    private final RandomGenerator random = new SecureRandom();
    private Optional<Parts> parts = Optional.empty();
    private Optional<WebhookClient> client = Optional.empty();

    /** What works over one connection to the database. */
    private record Parts(MongoDatabase database, Reconciler reconciler, Sweep sweep, Deliverer deliverer) {}

    /**
     * Made by the container.
     *
     * @param mongo the read model
     * @param network which chain
     * @param deliveriesUrl URL of the queue of deliveries
     * @param deadLettersUrl URL of the queue of what is given up
     * @param allowLocalTargets whether receivers may run on loopback: for development
     */
    @Inject
    public AlertsProgram(
            MongoLink mongo,
            @ConfigProperty(name = "pyrin.network") String network,
            @ConfigProperty(name = "pyrin.alerts.deliveries-queue-url") String deliveriesUrl,
            @ConfigProperty(name = "pyrin.alerts.dead-letters-queue-url") String deadLettersUrl,
            @ConfigProperty(name = "pyrin.alerts.allow-local-targets", defaultValue = "false")
                    boolean allowLocalTargets) {
        this.mongo = mongo;
        this.config = AlertsConfig.of(network, allowLocalTargets);
        this.queues = new SqsQueues(
                () -> SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                deliveriesUrl,
                deadLettersUrl);
    }

    /** Before this process is copied: connections and credentials of the queues are its own. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        queues.forget();
    }

    /** In a copy: nothing; the first use connects. Connections to receivers are never kept. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connected when needed.
    }

    @PreDestroy
    synchronized void close() {
        client.ifPresent(WebhookClient::close);
        queues.forget();
    }

    /** Made for the first delivery: it reads all certificates, and who is called for chain events sends nothing. */
    private synchronized WebhookClient client() {
        WebhookClient calling = client.orElseGet(() -> new WebhookClient(config.rules(), config.deadline()));
        client = Optional.of(calling);
        return calling;
    }

    /** The parts over the connection that holds now. */
    private synchronized Parts parts() {
        MongoDatabase database = mongo.documents();
        if (parts.isPresent() && parts.get().database() == database) {
            return parts.get();
        }
        WebhookReader reader = new WebhookReader(database);
        WebhookDeliveryWriter writer = WebhookDeliveryWriter.over(database);
        Reconciler reconciler = new Reconciler(reader, writer, new HistorySnapshots(database)::read, queues, clock);
        Parts fresh = new Parts(
                database,
                reconciler,
                new Sweep(reader, new AddressReader(database), reconciler, clock),
                new Deliverer(
                        reader,
                        writer,
                        reconciler,
                        (target, headers, body) -> client().post(target, headers, body),
                        config.rules(),
                        config.network(),
                        clock,
                        random));
        parts = Optional.of(fresh);
        return fresh;
    }

    /**
     * Events of the chain.
     *
     * @param messages of the topic
     * @return nothing to be repeated; where the database does not answer, an exception makes the caller repeat all
     */
    List<String> chainMessages(List<String> messages) {
        List<ChainEvent> events = new ArrayList<>();
        for (String message : messages) {
            try {
                events.addAll(EventMessage.read(message.getBytes(StandardCharsets.UTF_8))
                        .events());
            } catch (EventFormatException e) {
                queues.put("A message of the topic cannot be read: " + e.getMessage(), message);
            }
        }
        ChainHints hints = ChainHints.of(events);
        mongo.guarded(() -> {
            look(hints.addresses());
            if (hints.sweep()) {
                parts().sweep().within(SWEEP_MAX, random);
            }
        });
        return List.of();
    }

    /** Addresses that are just being changed are looked at again a few times; after that, by the change's own event. */
    private void look(Collection<String> addresses) {
        Set<String> left = new HashSet<>(addresses);
        for (int look = 0; look < LOOKS_MAX && !left.isEmpty(); look++) {
            if (look > 0) {
                pause();
            }
            left = parts().reconciler().look(left);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * The schedule.
     *
     * @return nothing to be repeated
     */
    List<String> sweep() {
        mongo.guarded(() -> parts().sweep().within(SWEEP_MAX, random));
        return List.of();
    }

    /**
     * Something unknown.
     *
     * @param reason what is wrong with it
     * @param text its beginning
     * @return nothing to be repeated
     */
    List<String> unreadable(String reason, String text) {
        LOG.log(System.Logger.Level.WARNING, "not understood: {0}", reason);
        queues.put("The function was called with something unknown: " + reason + ".", text);
        return List.of();
    }

    /**
     * Deliveries, each tried once, all at the same time.
     *
     * @param messages of the queue
     * @return ids of those that the queue shall keep
     */
    List<String> deliver(List<Invocation.QueueMessage> messages) {
        Collection<String> kept = new ConcurrentLinkedQueue<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Invocation.QueueMessage message : messages) {
                calls.execute(() -> {
                    if (!isDone(message)) {
                        kept.add(message.id());
                    }
                });
            }
        }
        return List.copyOf(kept);
    }

    private boolean isDone(Invocation.QueueMessage message) {
        try {
            Optional<DeliveryRef> ref = DeliveryRef.parse(message.body());
            if (ref.isEmpty()) {
                queues.put("A message of the queue names no delivery.", message.body());
                return true;
            }
            return switch (mongo.guardedCall(() -> parts().deliverer().attempt(ref.get(), message.received()))) {
                case Attempt.Done _ -> true;
                case Attempt.Later later -> {
                    queues.putOff(message, later.after());
                    yield false;
                }
                case Attempt.Dead dead -> {
                    queues.put(dead.reason(), dead.text());
                    yield true;
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            // The queue hands it out again when its visibility time is over.
            LOG.log(System.Logger.Level.WARNING, "delivery " + message.id() + " was broken off", e);
            return false;
        }
    }
}

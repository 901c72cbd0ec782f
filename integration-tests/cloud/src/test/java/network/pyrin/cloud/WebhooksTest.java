package network.pyrin.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import network.pyrin.embedded.EmbeddedAws;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.AwsAccess;
import network.pyrin.eventsaws.SnsEventPublisher;
import network.pyrin.functions.alerts.api.AlertsConfig;
import network.pyrin.functions.alerts.api.AlertsService;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.testing.WebhookReceiver;
import network.pyrin.webhooks.TargetRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Changes over moto's topic to an HTTP subscription, as a function gets them, to alerts and on to a receiver: of what
 * happened nothing is missing and, once doubles by delivery id are left out, nothing is extra.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class WebhooksTest {
    private static final int CHANGES = Boolean.getBoolean("pyrin.slow") ? 2_000 : 300;
    private static final List<String> ADDRESSES = List.of("pyrinsim:a", "pyrinsim:b");
    private static final String SECRET = "whsec_test";
    private static final String HOOK = "hook";
    private static final String FILTER = "{\"format\":[\"1\"],\"kinds\":[\"addressChanged\",\"statusChanged\"]}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static void register(MongoDatabase database, WebhookReceiver receiver) {
        WebhookRegistrationWriter writer = WebhookRegistrationWriter.over(database);
        long now = System.currentTimeMillis();
        writer.insert(new WebhookDocument(
                HOOK,
                receiver.url(),
                "host",
                "client",
                ADDRESSES,
                EnumSet.allOf(ActivityKind.class),
                WebhookDocument.State.PENDING,
                "",
                new WebhookDocument.Secrets(SECRET, Optional.empty(), 0),
                "",
                new WebhookDocument.Times(now, 0, now + 60_000, 0),
                WebhookHealth.NEW));
        for (String address : ADDRESSES) {
            writer.watch(
                    CursorDocument.begin(
                            HOOK,
                            address,
                            now,
                            new HistorySnapshots(database)
                                    .read(address, 0, 1_000)
                                    .orElseThrow()),
                    50);
        }
        writer.activate(HOOK, now);
        receiver.trust(HOOK, SECRET);
    }

    /** An HTTP subscriber: confirms itself, then hands on each message twice, and some of them late. */
    private static HttpServer subscriber(SnsClient sns, AlertsService alerts) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<EventMessage> late = new ArrayList<>();
        server.createContext("/", exchange -> {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            if (body.path("Type").asText().equals("SubscriptionConfirmation")) {
                sns.confirmSubscription(
                        request -> request.topicArn(body.path("TopicArn").asText())
                                .token(body.path("Token").asText()));
            } else {
                take(alerts, late, body.path("Message").asText());
            }
            answer(exchange);
        });
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static void take(AlertsService alerts, List<EventMessage> late, String text) {
        try {
            EventMessage message = EventMessage.read(text.getBytes(StandardCharsets.UTF_8));
            late.add(message);
            if (late.size() % 3 == 0) {
                late.forEach(each -> each.events().forEach(alerts.listener()::onEvent));
                late.clear();
            }
            message.events().forEach(alerts.listener()::onEvent);
        } catch (EventFormatException e) {
            alerts.listener().onUnreadable(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isExact(WebhookReceiver receiver, Histories histories) {
        try {
            return ADDRESSES.stream().allMatch(address -> receiver.history(HOOK, address, index -> Map.of())
                    .equals(histories.truth(address)));
        } catch (IllegalStateException e) {
            // Serials are missing as long as deliveries are under way.
            return false;
        }
    }

    @Test
    void noDeliveryIsMissingAndNoneIsExtra() throws Exception {
        AlertsConfig config =
                new AlertsConfig("simnet", TargetRules.WITH_LOOPBACK, Duration.ofSeconds(5), Duration.ofMinutes(5));
        try (EmbeddedAws aws = EmbeddedAws.start();
                EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.uri());
                WebhookReceiver receiver = WebhookReceiver.start();
                SnsClient sns = new AwsAccess(EmbeddedAws.REGION, Optional.of(aws.endpoint())).sns()) {
            MongoDatabase database = client.getDatabase("pyrin");
            Histories histories = new Histories(database, new SplittableRandom(5), ADDRESSES);
            register(database, receiver);
            // Some answers are lost: these deliveries come again.
            receiver.answering(call -> call % 10 == 3 ? 599 : 200);
            EventsAddress.Sns topic = new EventsAddress.Sns(
                    sns.createTopic(request -> request.name("events")).topicArn());
            try (AlertsService alerts =
                    new AlertsService(config, database, InstantSource.system(), new SecureRandom())) {
                HttpServer subscriber = subscriber(sns, alerts);
                try {
                    sns.subscribe(request -> request.topicArn(topic.topicArn())
                            .protocol("http")
                            .endpoint("http://127.0.0.1:"
                                    + subscriber.getAddress().getPort() + "/")
                            .attributes(Map.of("FilterPolicy", FILTER)));
                    publish(histories, topic, sns);
                    receiver.answering(call -> 200);
                    while (!isExact(receiver, histories)) {
                        LockSupport.parkNanos(50_000_000);
                        assertThat(Thread.interrupted())
                                .as("all is told in time; complaints %s", receiver.complaints())
                                .isFalse();
                    }
                } finally {
                    subscriber.stop(0);
                }
            }
            assertThat(receiver.complaints()).isEmpty();
            assertThat(receiver.calls()).as("calls, repeated ones included").isGreaterThan(receiver.deliveries());
        }
    }

    private static void publish(Histories histories, EventsAddress.Sns topic, SnsClient sns) throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        SnsEventPublisher publisher = new SnsEventPublisher(sns, topic, event -> {}, random);
        List<ChainEvent> waiting = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            waiting.addAll(histories.change());
            if (random.nextInt(5) == 0 || i == CHANGES - 1) {
                publisher.publish(waiting);
                waiting.clear();
            }
        }
    }
}

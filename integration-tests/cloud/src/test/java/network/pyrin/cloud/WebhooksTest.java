package network.pyrin.cloud;

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
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import network.pyrin.embedded.EmbeddedAws;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.AwsAccess;
import network.pyrin.eventsaws.SnsEventPublisher;
import network.pyrin.functions.alerts.api.AlertsConfig;
import network.pyrin.functions.alerts.api.AlertsService;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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

    @Test
    void noDeliveryIsMissingAndNoneIsExtra() throws Exception {
        AlertsConfig config =
                new AlertsConfig("simnet", TargetRules.WITH_LOOPBACK, Duration.ofSeconds(5), Duration.ofMinutes(5));
        try (EmbeddedAws aws = EmbeddedAws.start();
                EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.uri());
                SnsClient sns = new AwsAccess(EmbeddedAws.REGION, Optional.of(aws.endpoint())).sns()) {
            MongoDatabase database = client.getDatabase("pyrin");
            Histories histories = new Histories(database, new SplittableRandom(5), ExactReceiver.ADDRESSES);
            EventsAddress.Sns topic = new EventsAddress.Sns(
                    sns.createTopic(request -> request.name("events")).topicArn());
            try (ExactReceiver receiver = ExactReceiver.start(database, histories);
                    AlertsService alerts =
                            new AlertsService(config, database, InstantSource.system(), new SecureRandom())) {
                HttpServer subscriber = subscriber(sns, alerts);
                try {
                    sns.subscribe(request -> request.topicArn(topic.topicArn())
                            .protocol("http")
                            .endpoint("http://127.0.0.1:"
                                    + subscriber.getAddress().getPort() + "/")
                            .attributes(ExactReceiver.FILTER));
                    histories.publish(CHANGES, new SnsEventPublisher(sns, topic, event -> {}, new SplittableRandom(6)));
                    receiver.awaitExact(() -> {});
                } finally {
                    subscriber.stop(0);
                }
            }
        }
    }
}

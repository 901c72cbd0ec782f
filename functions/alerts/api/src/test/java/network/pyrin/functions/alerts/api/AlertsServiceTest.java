package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.Position;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.testing.Relay;
import network.pyrin.testing.WebhookReceiver;
import network.pyrin.webhooks.TargetRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service with real receivers on loopback: good ones, and those that hang, redirect or never stop. */
class AlertsServiceTest {
    private static final List<String> ADDRESSES = List.of("pyrinsim:a", "pyrinsim:b");
    private static final String SECRET = "whsec_test";
    private static final AlertsConfig CONFIG =
            new AlertsConfig("simnet", TargetRules.WITH_LOOPBACK, Duration.ofSeconds(2), Duration.ofMillis(300));

    private EmbeddedMongo server;
    private MongoClient client;
    private MongoDatabase database;
    private SimulatedChain chain;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.uri());
        database = client.getDatabase("pyrin");
        chain = new SimulatedChain(database, new SplittableRandom(3), ADDRESSES);
        chain.change(0, 5, () -> {});
        chain.forgetBirths();
        receiver = WebhookReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        client.close();
        server.close();
    }

    private AlertsService service() {
        return new AlertsService(CONFIG, database, InstantSource.system(), new SecureRandom());
    }

    private void register(String id, String url) {
        WebhookRegistrationWriter writer = WebhookRegistrationWriter.over(database);
        long now = System.currentTimeMillis();
        writer.insert(new WebhookDocument(
                id,
                url,
                id + ".host",
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
                            id,
                            address,
                            now,
                            new HistorySnapshots(database)
                                    .read(address, 0, 1_000)
                                    .orElseThrow()),
                    50);
        }
        writer.activate(id, now);
        receiver.trust(id, SECRET);
    }

    private static void tell(AlertsService service, String address) {
        service.listener()
                .onEvent(new AddressChanged(new Position("epoch", 1), address, 0, 0, 0, 0, 0, 0, List.of(), List.of()));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting until %s", what).isLessThan(end);
            never.await(10, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isExact(String hook) {
        for (String address : ADDRESSES) {
            Map<Long, String> truth = new TreeMap<>();
            chain.history(address).stream()
                    .filter(chain::isBorn)
                    .forEach(entry -> truth.put(entry.index(), entry.txId().toHex()));
            try {
                if (!receiver.history(hook, address, index -> Map.of()).equals(truth)) {
                    return false;
                }
            } catch (IllegalStateException e) {
                return false;
            }
        }
        return true;
    }

    private List<String> results(String hook) {
        return new WebhookReader(database)
                .webhook(hook).orElseThrow().health().recent().stream()
                        .map(WebhookHealth.Call::result)
                        .toList();
    }

    @Test
    void eventsReachAReceiverAndReorgsTakeBack() throws Exception {
        register("good", receiver.url());
        try (AlertsService service = service()) {
            for (int i = 0; i < 30; i++) {
                chain.change(2, 5, () -> {}).forEach(address -> tell(service, address));
            }
            await("all is told", () -> isExact("good"));
        }
        assertThat(receiver.complaints()).isEmpty();
        assertThat(receiver.activities("good", ADDRESSES.getFirst())).isNotEmpty();
    }

    @Test
    void aCrashBetweenQueueAndTargetLosesNothing() throws Exception {
        register("good", receiver.url());
        // The first call fails for certain, so that something is called twice whatever the later stops meet.
        receiver.answering(call -> 599);
        while (isExact("good")) {
            chain.change(2, 5, () -> {});
        }
        try (AlertsService _ = service()) {
            await("the first call fails", () -> receiver.calls() > 0);
        }
        receiver.answering(call -> call % 3 == 0 ? 200 : 599);
        for (int i = 0; i < 8; i++) {
            // Stopped while deliveries are under way and waiting; no event is told at all.
            chain.change(2, 5, () -> {});
            int calls = receiver.calls();
            try (AlertsService service = service()) {
                await("someone calls", () -> receiver.calls() > calls || service.waiting() > 0 || isExact("good"));
            }
        }
        receiver.answering(call -> 200);
        try (AlertsService service = service()) {
            await("all is told", () -> {
                dueAtOnce();
                return isExact("good") && service.waiting() == 0;
            });
        }
        assertThat(receiver.complaints()).isEmpty();
        assertThat(receiver.calls()).isGreaterThan(receiver.deliveries());
    }

    @Test
    void aDatabaseThatIsAwayForAWhileLosesNothing() throws Exception {
        register("good", receiver.url());
        try (Relay wire = new Relay(URI.create(server.uri()).getPort());
                MongoClient behind = MongoClients.create("mongodb://127.0.0.1:" + wire.port()
                        + "/?directConnection=true&retryWrites=false&serverSelectionTimeoutMS=500")) {
            // Away at the start, and again and again in the middle of the work.
            wire.cut();
            try (AlertsService service = new AlertsService(
                    CONFIG, behind.getDatabase("pyrin"), InstantSource.system(), new SecureRandom())) {
                for (int i = 0; i < 4; i++) {
                    chain.change(2, 5, () -> {}).forEach(address -> tell(service, address));
                    wire.mend();
                    int calls = receiver.calls();
                    await("it works again", () -> {
                        dueAtOnce();
                        return receiver.calls() > calls || isExact("good");
                    });
                    wire.cut();
                }
                wire.mend();
                await("all is told", () -> {
                    dueAtOnce();
                    return isExact("good");
                });
            }
        }
        assertThat(receiver.complaints()).isEmpty();
    }

    /** What was put off, or is held by someone who lost the database, comes again at once. */
    private void dueAtOnce() {
        database.getCollection("webhook_deliveries")
                .updateMany(
                        new org.bson.Document(),
                        new org.bson.Document("$set", new org.bson.Document("due", 0L).append("leased", false)));
    }

    @Test
    void badTargetsHoldUpNobody() throws Exception {
        HttpServer bad = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bad.setExecutor(task -> Thread.ofVirtual().start(task));
        String base = "http://127.0.0.1:" + bad.getAddress().getPort();
        bad.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", receiver.url());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        bad.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(500, 10_000_000);
            exchange.getResponseBody().write(new byte[10_000_000]);
            exchange.close();
        });
        bad.start();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AlertsService service = service()) {
            register("hanging", "http://127.0.0.1:" + silent.getLocalPort() + "/");
            register("redirecting", base + "/redirect");
            register("large", base + "/large");
            register("good", receiver.url());
            for (int i = 0; i < 20; i++) {
                chain.change(2, 5, () -> {}).forEach(address -> tell(service, address));
            }
            await("the good one is told all", () -> isExact("good"));
            // On a busy machine a call may first end otherwise: too late.
            await("redirects are not followed", () -> results("redirecting").contains("answered 302"));
            await("a large answer is cut short", () -> results("large").contains("answered 500"));
            await("silence ends", () -> results("hanging").stream().anyMatch(result -> result.startsWith("no answer")));
            // One delivery for each webhook and address, however much happens meanwhile.
            assertThat(service.waiting()).isLessThanOrEqualTo(4L * ADDRESSES.size());
        } finally {
            bad.stop(0);
        }
        assertThat(receiver.complaints()).isEmpty();
    }
}

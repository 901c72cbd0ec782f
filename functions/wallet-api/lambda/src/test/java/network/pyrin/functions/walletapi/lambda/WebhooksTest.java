package network.pyrin.functions.walletapi.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.AddressVersion;
import network.pyrin.crypto.Bytes;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.testing.WebhookReceiver;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@QuarkusTestResource(value = WebhookDatabase.class, restrictToAnnotatedClass = true)
class WebhooksTest {
    private WebhookReceiver receiver;
    private MongoDatabase database;

    @BeforeEach
    void start() throws Exception {
        receiver = WebhookReceiver.start();
        database = MongoClients.create(ConfigProvider.getConfig().getValue("pyrin.mongodb.uri", String.class))
                .getDatabase("pyrin");
        for (String name : List.of(
                Collections.WEBHOOKS,
                Collections.WEBHOOK_ADDRESSES,
                Collections.WEBHOOK_CURSORS,
                Collections.WEBHOOK_QUOTAS)) {
            database.getCollection(name).deleteMany(new Document());
        }
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    static String address(AddressPrefix prefix, int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        key[1] = (byte) (number >> 8);
        return new Address(prefix, AddressVersion.PUB_KEY, Bytes.copyOf(key)).toString();
    }

    private static String address(int number) {
        return address(AddressPrefix.SIMNET, number);
    }

    private static String body(String url, List<String> addresses) {
        return "{\"url\":\"%s\",\"addresses\":[%s]}"
                .formatted(
                        url,
                        String.join(
                                ",",
                                addresses.stream().map(each -> '"' + each + '"').toList()));
    }

    private static Response register(String url, String... addresses) {
        return Api.post("/v1/webhooks", body(url, List.of(addresses)));
    }

    private static RequestSpecification with(JsonPath registered) {
        return Api.request()
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + registered.getString("token"));
    }

    private static String path(JsonPath registered, String rest) {
        return "/v1/webhooks/" + registered.getString("webhook.id") + rest;
    }

    @Test
    void aUrlThatSendsTheChallengeBackIsWatchedForAtOnce() {
        JsonPath registered = register(receiver.url(), address(1), address(2))
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("webhook.state", equalTo("active"))
                .body("webhook.events", hasSize(3))
                .body("challenge.passed", equalTo(true))
                .body("secret", startsWith("whsec_"))
                .body("token", startsWith("pyrin_whtok_"))
                .extract()
                .jsonPath();
        String id = registered.getString("webhook.id");
        assertThat(new WebhookReader(database).watchers(List.of(address(1), address(2), address(3))))
                .isEqualTo(Map.of(address(1), List.of(id), address(2), List.of(id)));
        assertThat(new WebhookReader(database).cursor(id, address(1))).hasValueSatisfying(cursor -> {
            assertThat(cursor.count()).isZero();
            assertThat(cursor.serial()).isZero();
        });
        // The token itself is nowhere.
        assertThat(String.valueOf(
                        database.getCollection(Collections.WEBHOOKS).find().first()))
                .doesNotContain(registered.getString("token"));
        with(registered)
                .get(path(registered, ""))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("url", equalTo(receiver.url()))
                .body("addresses", hasSize(2));
    }

    @Test
    void aUrlThatDoesNotStaysPendingAndMayTryAgainAFewTimes() throws Exception {
        HttpServer deaf = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        deaf.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        deaf.start();
        JsonPath registered = register("http://127.0.0.1:" + deaf.getAddress().getPort() + "/", address(1))
                .then()
                .statusCode(201)
                .body("webhook.state", equalTo("pending"))
                .body("challenge.passed", equalTo(false))
                .extract()
                .jsonPath();
        assertThat(new WebhookReader(database).watchers(List.of(address(1)))).isEmpty();
        for (int i = 0; i < 4; i++) {
            with(registered)
                    .body("{}")
                    .post(path(registered, "/verify"))
                    .then()
                    .statusCode(200)
                    .body("challenge.passed", equalTo(false));
        }
        with(registered)
                .body("{}")
                .post(path(registered, "/verify"))
                .then()
                .statusCode(429)
                .body("code", equalTo("too-many-challenges"));
        deaf.stop(0);
        for (String rest : List.of("/test", "")) {
            Response refused = rest.isEmpty()
                    ? with(registered).body("{\"paused\":true}").patch(path(registered, ""))
                    : with(registered).body("{}").post(path(registered, rest));
            refused.then().statusCode(409).body("code", equalTo("not-verified"));
        }
    }

    @Test
    void anUnverifiedRegistrationEnds() {
        JsonPath registered = register("http://127.0.0.1:1/", address(1))
                .then()
                .statusCode(201)
                .body("webhook.state", equalTo("pending"))
                .extract()
                .jsonPath();
        database.getCollection(Collections.WEBHOOKS)
                .updateMany(new Document(), new Document("$set", new Document("expiresAt", 1L)));
        with(registered).get(path(registered, "")).then().statusCode(404).body("code", equalTo("not-found"));
        assertThat(database.getCollection(Collections.WEBHOOKS).countDocuments())
                .isZero();
        assertThat(database.getCollection(Collections.WEBHOOK_QUOTAS).countDocuments())
                .isZero();
    }

    @TestFactory
    Stream<DynamicTest> badRegistrationsAreRefusedInWords() {
        String good = address(1);
        String many = body(
                receiver.url(),
                IntStream.range(0, 101).mapToObj(WebhooksTest::address).toList());
        return Stream.of(
                        new String[] {"not JSON", "{", "422", "invalid-parameter"},
                        new String[] {"a list", "[]", "422", "invalid-parameter"},
                        new String[] {"no URL", "{\"addresses\":[\"" + good + "\"]}", "422", "invalid-url"},
                        new String[] {"no addresses", "{\"url\":\"https://example.com/\"}", "422", "invalid-parameter"},
                        new String[] {"an empty list", body(receiver.url(), List.of()), "422", "invalid-addresses"},
                        new String[] {"too many", many, "422", "invalid-addresses"},
                        new String[] {"no address", body(receiver.url(), List.of("pyrin")), "400", "bad-address"},
                        new String[] {
                            "another network",
                            body(receiver.url(), List.of(address(AddressPrefix.MAINNET, 1))),
                            "400",
                            "bad-address"
                        },
                        new String[] {"plain http", body("http://example.com/", List.of(good)), "422", "unsafe-url"},
                        new String[] {"private", body("https://10.0.0.1/", List.of(good)), "422", "unsafe-url"},
                        new String[] {
                            "metadata", body("https://169.254.169.254/latest/", List.of(good)), "422", "unsafe-url"
                        },
                        new String[] {"odd port", body("https://example.com:22/", List.of(good)), "422", "unsafe-url"},
                        new String[] {
                            "unknown event",
                            body(receiver.url(), List.of(good)).replace("}", ",\"events\":[\"everything\"]}"),
                            "422",
                            "invalid-events"
                        },
                        new String[] {
                            "unknown field",
                            body(receiver.url(), List.of(good)).replace("}", ",\"secret\":1}"),
                            "422",
                            "invalid-body"
                        })
                .map(row -> DynamicTest.dynamicTest(row[0], () -> Api.post("/v1/webhooks", row[1])
                        .then()
                        .statusCode(Integer.parseInt(row[2]))
                        .contentType("application/problem+json")
                        .body("code", equalTo(row[3]))));
    }

    @Test
    void onlyTheTokenOpensAWebhook() {
        JsonPath registered = register(receiver.url(), address(1)).jsonPath();
        Api.get(path(registered, "")).then().statusCode(401).body("code", equalTo("token-missing"));
        for (String wrong : List.of("Bearer x", "Bearer " + registered.getString("secret"))) {
            Api.request()
                    .header("Authorization", wrong)
                    .get(path(registered, ""))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"));
        }
        Api.request()
                .header("Authorization", "Bearer x")
                .get("/v1/webhooks/none")
                .then()
                .statusCode(404);
    }

    @Test
    void addressesMayBeChangedPausedAndDeleted() {
        JsonPath registered = register(receiver.url(), address(1), address(2)).jsonPath();
        String id = registered.getString("webhook.id");
        with(registered)
                .body("{\"addresses\":[\"%s\",\"%s\"],\"events\":[\"received\"]}".formatted(address(2), address(3)))
                .patch(path(registered, ""))
                .then()
                .statusCode(200)
                .body("events", hasSize(1));
        WebhookReader reader = new WebhookReader(database);
        assertThat(reader.watchers(List.of(address(1), address(2), address(3))))
                .isEqualTo(Map.of(address(2), List.of(id), address(3), List.of(id)));
        assertThat(reader.cursor(id, address(1))).isEmpty();
        with(registered)
                .body("{\"paused\":true}")
                .patch(path(registered, ""))
                .then()
                .body("state", equalTo("paused"));
        with(registered)
                .body("{\"paused\":false}")
                .patch(path(registered, ""))
                .then()
                .body("state", equalTo("active"));
        with(registered)
                .body("{\"url\":\"https://example.com/\"}")
                .patch(path(registered, ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-url"));
        with(registered).delete(path(registered, "")).then().statusCode(204);
        with(registered).get(path(registered, "")).then().statusCode(404);
        for (String name : List.of(
                Collections.WEBHOOKS,
                Collections.WEBHOOK_ADDRESSES,
                Collections.WEBHOOK_CURSORS,
                Collections.WEBHOOK_QUOTAS)) {
            assertThat(database.getCollection(name).countDocuments()).as(name).isZero();
        }
    }

    @Test
    void testCallsAreSignedAndRareAndSecretsMayBeChanged() {
        JsonPath registered = register(receiver.url(), address(1)).jsonPath();
        String id = registered.getString("webhook.id");
        JsonPath rotated = with(registered)
                .body("{}")
                .post(path(registered, "/rotate-secret"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        receiver.trust(id, rotated.getString("secret"));
        with(registered)
                .body("{}")
                .post(path(registered, "/test"))
                .then()
                .statusCode(200)
                .body("taken", equalTo(true));
        with(registered)
                .body("{}")
                .post(path(registered, "/test"))
                .then()
                .statusCode(429)
                .body("code", equalTo("too-many-tests"));
        assertThat(receiver.complaints()).isEmpty();
        assertThat(receiver.deliveries()).isEqualTo(1);
        // The former secret is still good for a while.
        receiver.trust(id, registered.getString("secret"));
        database.getCollection(Collections.WEBHOOKS)
                .updateMany(new Document(), new Document("$set", new Document("testedAt", 1L)));
        with(registered).body("{}").post(path(registered, "/test")).then().body("taken", equalTo(true));
        assertThat(receiver.complaints()).isEmpty();
        with(registered)
                .get(path(registered, "/deliveries"))
                .then()
                .statusCode(200)
                .body("deliveries", hasSize(0));
    }

    @Test
    void oneHostGetsSoManyAndExpiredOnesMakeRoom() {
        for (int i = 0; i < 20; i++) {
            register("http://127.0.0.1:1/" + i, address(1)).then().statusCode(201);
        }
        register(receiver.url(), address(1)).then().statusCode(429).body("code", equalTo("webhook-quota"));
        database.getCollection(Collections.WEBHOOKS)
                .updateOne(new Document(), new Document("$set", new Document("expiresAt", 1L)));
        register(receiver.url(), address(1)).then().statusCode(201).body("webhook.state", equalTo("active"));
        register(receiver.url(), address(1)).then().statusCode(429);
        assertThat(database.getCollection(Collections.WEBHOOKS).countDocuments())
                .isEqualTo(20);
    }
}

package network.pyrin.functions.alerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.pyrin.chain.NetworkId;
import network.pyrin.crypto.Hash;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.EventMessage;
import network.pyrin.events.Position;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.CheckpointDocument;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.Guard;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookReader;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.testing.WebhookReceiver;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AlertsFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "whsec_test";
    private static final ReplaceOptions MAKE = new ReplaceOptions().upsert(true);

    private final HttpClient http = HttpClient.newHttpClient();
    private MongoClient client;
    private MongoDatabase database;
    private WebhookReceiver receiver;
    private SqsClient sqs;
    private final Map<String, String> received = new HashMap<>();
    private long sequence = 100;

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    @BeforeEach
    void start() throws Exception {
        client = MongoClients.create(config("pyrin.mongodb.uri"));
        database = client.getDatabase("pyrin");
        database.drop();
        checkpoint();
        receiver = WebhookReceiver.start();
        sqs = Surroundings.client();
    }

    @AfterEach
    void stop() {
        // What was received and not deleted would come again in another test.
        deliveries();
        deadLetters();
        received.forEach((receipt, queue) ->
                sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(receipt)));
        sqs.close();
        receiver.close();
        client.close();
    }

    private void put(String collection, Document document) {
        database.getCollection(collection).replaceOne(new Document("_id", document.get("_id")), document, MAKE);
    }

    private void checkpoint() {
        put(
                Collections.CHECKPOINTS,
                new CheckpointDocument(NetworkId.SIMNET, Hash.ZERO, "epoch", sequence, Hash.ZERO, 0, 0, sequence)
                        .encode());
    }

    /** The address gets so many entries in all. */
    private void grow(String address, int entries) {
        sequence++;
        Document page = new Document();
        for (int i = 0; i < entries; i++) {
            byte[] id = new byte[32];
            id[0] = (byte) i;
            page.append(Integer.toString(i), new HistoryPage.Entry(i, Hash.of(id), Hash.ZERO, i, 5, false).encode());
        }
        put(Collections.ADDRESSES, new AddressDocument(address, 0, 0, 0, entries, 0, 0, 0, 1, sequence).encode());
        put(
                Collections.ADDRESS_PAGES,
                new Document("_id", Pages.id(address, 0))
                        .append(HistoryPage.ENTRIES, page)
                        .append(Guard.LAST_SEQUENCE, sequence));
        checkpoint();
    }

    private void register(String id, String url, String address) {
        WebhookRegistrationWriter writer = WebhookRegistrationWriter.over(database);
        writer.insert(new WebhookDocument(
                id,
                url,
                id + ".host",
                "client",
                List.of(address),
                EnumSet.allOf(ActivityKind.class),
                WebhookDocument.State.PENDING,
                "",
                new WebhookDocument.Secrets(SECRET, Optional.empty(), 0),
                "",
                new WebhookDocument.Times(1, 0, 0, 0),
                WebhookHealth.NEW));
        writer.watch(
                CursorDocument.begin(
                        id,
                        address,
                        1,
                        new HistorySnapshots(database).read(address, 0, 100).orElseThrow()),
                50);
        writer.activate(id, 1);
        receiver.trust(id, SECRET);
    }

    private JsonNode call(JsonNode event) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + config("quarkus.lambda.mock-event-server.test-port")))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(event.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static ObjectNode topic(String message) {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .putObject("Sns")
                .put("Message", message);
        return event;
    }

    private static String moved(String... addresses) {
        List<AddressChanged> events = new ArrayList<>();
        for (String address : addresses) {
            events.add(new AddressChanged(
                    new Position("epoch", 7 + events.size()), address, 0, 0, 0, 0, 0, 0, List.of(), List.of()));
        }
        return new String(
                EventMessage.of(new Position("epoch", 7), List.copyOf(events), List.of())
                        .write(),
                StandardCharsets.UTF_8);
    }

    private List<Message> receive(String queue) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(config(queue))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(60)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
        messages.forEach(message -> received.put(message.receiptHandle(), config(queue)));
        return messages;
    }

    private List<Message> deliveries() {
        return receive("pyrin.alerts.deliveries-queue-url");
    }

    private List<Message> deadLetters() {
        return receive("pyrin.alerts.dead-letters-queue-url");
    }

    private static ObjectNode queue(List<Message> messages) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            records.addObject()
                    .put("eventSource", "aws:sqs")
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body())
                    .putObject("attributes")
                    .put(
                            "ApproximateReceiveCount",
                            message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        }
        return event;
    }

    private static List<String> failures(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("batchItemFailures")
                .forEach(each -> ids.add(each.path("itemIdentifier").asText()));
        return ids;
    }

    @Test
    void anEventIsQueuedAndDeliveredOnceHoweverOftenItComes() throws Exception {
        register("hook", receiver.url(), "pyrinsim:a");
        grow("pyrinsim:a", 3);
        for (int i = 0; i < 3; i++) {
            assertThat(failures(call(topic(moved("pyrinsim:a", "pyrinsim:unwatched")))))
                    .isEmpty();
        }
        List<Message> queued = deliveries();
        assertThat(queued).hasSize(1);
        // Handed out twice, as a queue may.
        assertThat(failures(call(queue(queued)))).isEmpty();
        assertThat(failures(call(queue(queued)))).isEmpty();
        assertThat(receiver.history("hook", "pyrinsim:a", index -> Map.of())).hasSize(3);
        assertThat(receiver.calls()).isEqualTo(1);
        assertThat(receiver.complaints()).isEmpty();
    }

    @Test
    void theScheduleFindsWhatNoEventTold() throws Exception {
        register("hook", receiver.url(), "pyrinsim:a");
        grow("pyrinsim:a", 2);
        ObjectNode schedule =
                JSON.createObjectNode().put("source", "aws.events").put("detail-type", "Scheduled Event");
        assertThat(failures(call(schedule))).isEmpty();
        assertThat(failures(call(queue(deliveries())))).isEmpty();
        assertThat(receiver.history("hook", "pyrinsim:a", index -> Map.of()))
                .isEqualTo(new TreeMap<>(Map.of(
                        0L, Hash.ZERO.toHex(), 1L, "01" + Hash.ZERO.toHex().substring(2))));
    }

    @Test
    void onlyWhatFailedStaysInTheQueueAndIsPutOff() throws Exception {
        register("good", receiver.url(), "pyrinsim:a");
        register("bad", "http://127.0.0.1:1/", "pyrinsim:b");
        grow("pyrinsim:a", 1);
        grow("pyrinsim:b", 1);
        call(topic(moved("pyrinsim:a", "pyrinsim:b")));
        List<Message> queued = deliveries();
        assertThat(queued).hasSize(2);
        List<String> bad = queued.stream()
                .filter(message -> message.body().contains("\"bad\""))
                .map(Message::messageId)
                .toList();
        assertThat(failures(call(queue(queued)))).isEqualTo(bad);
        assertThat(receiver.history("good", "pyrinsim:a", index -> Map.of())).hasSize(1);
        assertThat(new WebhookReader(database)
                        .webhook("bad")
                        .orElseThrow()
                        .health()
                        .failures())
                .isEqualTo(1);
        // Its visibility was set to the back-off: not to be had at once.
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void poisonAmongTheRecordsHoldsUpNoneOfTheOthers() throws Exception {
        register("hook", receiver.url(), "pyrinsim:a");
        grow("pyrinsim:a", 2);
        ObjectNode mixed = topic("poison");
        ((ArrayNode) mixed.path("Records"))
                .add(topic(moved("pyrinsim:a")).path("Records").path(0));
        assertThat(failures(call(mixed))).isEmpty();
        sqs.sendMessage(request -> request.queueUrl(config("pyrin.alerts.deliveries-queue-url"))
                .messageBody("{\"webhook\":7,\"address\":null}"));
        List<Message> queued = new ArrayList<>(deliveries());
        queued.addAll(deliveries());
        assertThat(queued).hasSize(2);
        assertThat(failures(call(queue(queued)))).isEmpty();
        assertThat(receiver.history("hook", "pyrinsim:a", index -> Map.of())).hasSize(2);
        List<Message> dead = new ArrayList<>(deadLetters());
        dead.addAll(deadLetters());
        assertThat(dead)
                .extracting(Message::body)
                .containsExactlyInAnyOrder("poison", "{\"webhook\":7,\"address\":null}");
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersWithTheReason() throws Exception {
        assertThat(failures(call(topic("{\"format\":1}")))).isEmpty();
        assertThat(failures(call(topic("poison")))).isEmpty();
        sqs.sendMessage(request ->
                request.queueUrl(config("pyrin.alerts.deliveries-queue-url")).messageBody("poison"));
        assertThat(failures(call(queue(deliveries())))).isEmpty();
        assertThat(failures(call(JSON.createObjectNode().put("hello", "world"))))
                .isEmpty();
        List<Message> dead = new ArrayList<>(deadLetters());
        dead.addAll(deadLetters());
        assertThat(dead).hasSize(4).allSatisfy(message -> assertThat(message.messageAttributes())
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason.stringValue()).isNotBlank()));
    }
}

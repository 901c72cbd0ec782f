package network.pyrin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.testing.StandaloneProcess;
import network.pyrin.testing.WebhookReceiver;
import network.pyrin.webhooks.WebhookBody.Activity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook is told of a payment and of its end by a reorganisation, and of what happened around a kill. */
class WebhooksEndToEndTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long AMOUNT = 5_000_000_000L;
    private static final List<String> FLAGS = List.of("--no-mine", "--no-traffic", "--allow-local-webhooks");

    @TempDir
    Path data;

    @Test
    void aReceiverEndsExactThroughReorganisationAndKill() throws Exception {
        Path root = Path.of(System.getProperty("pyrin.root", ""));
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            String webhook;
            String payer;
            String payee;
            try (StandaloneProcess stack = StandaloneProcess.start(root, data, FLAGS);
                    ChainDriver driver = connect(stack)) {
                driver.mature();
                payer = driver.address(Role.PAYER).toString();
                payee = driver.address(Role.PAYEE).toString();
                webhook = register(stack, receiver, payer, payee);
                String to = payee;
                String hook = webhook;
                driver.pay(AMOUNT);
                driver.mine(2);
                stack.await(
                        "the payment is told",
                        LIMIT,
                        () -> history(receiver, hook, to).size() == 1);
                driver.reorganise();
                stack.await("it is taken back", LIMIT, () -> history(receiver, hook, to)
                        .isEmpty());
                List<Activity> told = receiver.activities(webhook, payee);
                assertThat(told).extracting(Activity::kind).containsExactly("accepted", "reverted");
                assertThat(told.get(0).activity()).isEqualTo(told.get(1).activity());
                assertThat(told.get(0).net()).isEqualTo(Long.toString(AMOUNT));
                // Nobody takes what happens from here to the kill.
                receiver.answering(call -> 503);
                driver.mine(5);
                stack.kill();
            }
            receiver.answering(call -> 200);
            try (StandaloneProcess stack = StandaloneProcess.start(root, data, FLAGS)) {
                stack.awaitLive(LIMIT);
                stack.await("the payer's history is whole", LIMIT, () -> isExact(stack, receiver, webhook, payer));
                assertThat(isExact(stack, receiver, webhook, payee)).isTrue();
            }
            assertThat(receiver.complaints()).isEmpty();
        }
    }

    /** Once the stack is up: on a busy machine that takes longer than a client waits for a connection. */
    private static ChainDriver connect(StandaloneProcess stack) {
        stack.awaitLive(LIMIT);
        return ChainDriver.connect("127.0.0.1", stack.rpcPort(), 11);
    }

    private static TreeMap<Long, String> history(WebhookReceiver receiver, String webhook, String address) {
        return receiver.history(webhook, address, index -> Map.of());
    }

    /** What was told is what the API says of the same places. */
    private static boolean isExact(StandaloneProcess stack, WebhookReceiver receiver, String webhook, String address) {
        TreeMap<Long, String> told = history(receiver, webhook, address);
        TreeMap<Long, String> truth = new TreeMap<>();
        JsonNode page = stack.get("/api/v1/addresses/" + address + "/transactions?limit=100")
                .orElseThrow();
        for (JsonNode entry : page.path("entries")) {
            truth.put(entry.path("index").asLong(), entry.path("txId").asText());
        }
        if (told.isEmpty()) {
            return truth.isEmpty();
        }
        return told.equals(new TreeMap<>(truth.tailMap(told.firstKey())));
    }

    private static String register(StandaloneProcess stack, WebhookReceiver receiver, String... addresses)
            throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        String body = json.writeValueAsString(Map.of("url", receiver.url(), "addresses", List.of(addresses)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(stack.http("/api/v1/webhooks"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            JsonNode registered = json.readTree(answer.body());
            assertThat(registered.at("/webhook/state").asText()).isEqualTo("active");
            String id = registered.at("/webhook/id").asText();
            receiver.trust(id, registered.path("secret").asText());
            return id;
        }
    }
}

package network.pyrin.lambdahost.training;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.testing.SampleChain;
import network.pyrin.webhooks.Tokens;

/**
 * Two webhooks on the sample chain that have been told nothing yet: one whose receiver takes its delivery, one whose
 * receiver never does, so that its delivery comes again and again.
 */
enum SampleWebhooks {
    /** Watches the friend. */
    WELL("well", SampleChain.FRIEND),
    /** Watches the miner. */
    ILL("ill", SampleChain.MINER);

    private static final long STARTED_AT = 1;
    private static final int WATCHERS_MAX = 50;
    private static final int DELIVERY_DIGITS = 32;

    private final String id;
    private final String address;

    SampleWebhooks(String id, String address) {
        this.id = id;
        this.address = address;
    }

    /** Registers both in a database that has the sample chain. */
    static void register(String uri, String receivers) {
        try (MongoClient client = MongoClients.create(uri)) {
            for (SampleWebhooks webhook : values()) {
                webhook.register(client.getDatabase("pyrin"), receivers + "/" + webhook.id);
            }
        }
    }

    private void register(MongoDatabase database, String url) {
        WebhookRegistrationWriter writer = WebhookRegistrationWriter.over(database);
        writer.insert(new WebhookDocument(
                id,
                url,
                id + ".example",
                "client",
                List.of(address),
                EnumSet.allOf(ActivityKind.class),
                WebhookDocument.State.PENDING,
                "",
                new WebhookDocument.Secrets("whsec_sample", Optional.empty(), 0),
                "",
                new WebhookDocument.Times(STARTED_AT, 0, 0, 0),
                WebhookHealth.NEW));
        writer.watch(
                new CursorDocument(
                        id,
                        address,
                        STARTED_AT,
                        "e1",
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1),
                WATCHERS_MAX);
        writer.activate(id, STARTED_AT);
    }

    /** Its first delivery as a message of the queue, escaped for a place inside a JSON text. */
    String message() {
        String delivery =
                Tokens.hash(id + "|" + address + "|" + STARTED_AT + "|1").substring(0, DELIVERY_DIGITS);
        return "{\"webhook\":\"%s\",\"address\":\"%s\",\"delivery\":\"%s\"}"
                .formatted(id, address, delivery)
                .replace("\"", "\\\"");
    }
}

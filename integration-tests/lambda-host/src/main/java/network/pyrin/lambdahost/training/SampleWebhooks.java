package network.pyrin.lambdahost.training;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.CursorDocument.Activity;
import network.pyrin.readmodel.CursorDocument.Outstanding;
import network.pyrin.readmodel.CursorDocument.Seen;
import network.pyrin.readmodel.CursorDocument.Told;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.testing.SampleChain;

/**
 * Two webhooks on the sample chain, which have been told nothing of an address of it, and have a delivery on its way about
 * another: one whose receiver takes it, one whose receiver never does, so that it comes again and again.
 */
enum SampleWebhooks {
    /** Watches the friend. */
    WELL("well", SampleChain.FRIEND),
    /** Watches the miner. */
    ILL("ill", SampleChain.MINER);

    private static final long STARTED_AT = 1;
    private static final int WATCHERS_MAX = 50;
    private static final String DELIVERY = "5a".repeat(16);

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
                List.of(address, SampleChain.nobody()),
                EnumSet.allOf(ActivityKind.class),
                WebhookDocument.State.PENDING,
                "",
                new WebhookDocument.Secrets("whsec_sample", Optional.empty(), 0),
                "",
                new WebhookDocument.Times(STARTED_AT, 0, 0, 0),
                WebhookHealth.NEW));
        writer.watch(cursor(address, Optional.empty()), WATCHERS_MAX);
        writer.watch(cursor(SampleChain.nobody(), Optional.of(delivery())), WATCHERS_MAX);
        writer.activate(id, STARTED_AT);
    }

    private CursorDocument cursor(String watched, Optional<Outstanding> delivery) {
        return new CursorDocument(
                id, watched, STARTED_AT, "e1", 0, 0, 0, 0, List.of(), delivery, Optional.empty(), Optional.empty(), 1);
    }

    /** Something that was reverted since: a history without it comes after. */
    private static Outstanding delivery() {
        Seen entry = new Seen(1, SampleChain.PAYMENT.id(), SampleChain.block(1), SampleChain.START, 1, false);
        Activity accepted = new Activity(Told.ACCEPTED, 1, 1, 0, Optional.of(entry));
        return new Outstanding(DELIVERY, List.of(accepted), System.currentTimeMillis(), true);
    }

    /** Its delivery as a message of the queue, escaped for a place inside a JSON text. */
    String message() {
        return "{\"webhook\":\"%s\",\"address\":\"%s\",\"delivery\":\"%s\"}"
                .formatted(id, SampleChain.nobody(), DELIVERY)
                .replace("\"", "\\\"");
    }
}

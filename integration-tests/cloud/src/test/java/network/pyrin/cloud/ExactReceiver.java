package network.pyrin.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import network.pyrin.readmodel.ActivityKind;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.HistorySnapshots;
import network.pyrin.readmodel.WebhookDocument;
import network.pyrin.readmodel.WebhookHealth;
import network.pyrin.readmodel.WebhookRegistrationWriter;
import network.pyrin.testing.WebhookReceiver;

/** A receiver whose webhook watches all histories, and whether it was told exactly what happened to them. */
final class ExactReceiver implements AutoCloseable {
    static final List<String> ADDRESSES = List.of("pyrinsim:a", "pyrinsim:b");

    /** What alerts get of the topic. */
    static final Map<String, String> FILTER =
            Map.of("FilterPolicy", "{\"format\":[\"1\"],\"kinds\":[\"addressChanged\",\"statusChanged\"]}");

    private static final String SECRET = "whsec_test";
    private static final String HOOK = "hook";
    private static final int LOST_ANSWERS_UNTIL = 60;

    private final WebhookReceiver receiver;
    private final Histories histories;

    private ExactReceiver(WebhookReceiver receiver, Histories histories) {
        this.receiver = receiver;
        this.histories = histories;
    }

    /** Registered, verified, and told whatever happens from now on. The answers to some of the first calls are lost. */
    static ExactReceiver start(MongoDatabase database, Histories histories) throws IOException {
        WebhookReceiver receiver = WebhookReceiver.start();
        receiver.answering(call -> call < LOST_ANSWERS_UNTIL && call % 10 == 3 ? 599 : 200);
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
        HistorySnapshots snapshots = new HistorySnapshots(database);
        for (String address : ADDRESSES) {
            writer.watch(
                    CursorDocument.begin(
                            HOOK,
                            address,
                            now,
                            snapshots.read(address, 0, 1_000).orElseThrow()),
                    50);
        }
        writer.activate(HOOK, now);
        receiver.trust(HOOK, SECRET);
        return new ExactReceiver(receiver, histories);
    }

    private boolean isExact() {
        try {
            return ADDRESSES.stream().allMatch(address -> receiver.history(HOOK, address, index -> Map.of())
                    .equals(histories.truth(address)));
        } catch (IllegalStateException e) {
            // Serials are missing as long as deliveries are under way.
            return false;
        }
    }

    /**
     * Waits until everything is told, and checks that no word of it was wrong and that some of it came twice.
     *
     * @param meanwhile done again and again
     */
    void awaitExact(Runnable meanwhile) {
        while (!isExact()) {
            LockSupport.parkNanos(50_000_000);
            assertThat(Thread.interrupted()).as("all is told in time; %s", this).isFalse();
            meanwhile.run();
        }
        assertThat(receiver.complaints()).isEmpty();
        assertThat(receiver.calls()).as("calls, repeated ones included").isGreaterThan(receiver.deliveries());
    }

    /** How many different deliveries came, and in how many calls. */
    @Override
    public String toString() {
        return receiver.deliveries() + " deliveries in " + receiver.calls() + " calls; complaints "
                + receiver.complaints();
    }

    @Override
    public void close() {
        receiver.close();
    }
}

package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;

/** Writes what delivering to webhooks owns: the steps of cursors, and {@link WebhookHealth}. Thread-safe. */
public interface WebhookDeliveryWriter {
    /**
     * A writer.
     *
     * @param database the read model
     * @return over it
     */
    static WebhookDeliveryWriter over(MongoDatabase database) {
        return new MongoWebhookDeliveries(database);
    }

    /**
     * Takes a step, unless someone else took one since the cursor was read. It survives any crash once this returns, and with
     * it everything written before, so that nobody is told what the database could forget, and no queue drops what the
     * database would still wait for. Only the note that a delivery is in the queue may be lost.
     *
     * @param next the cursor after the step, still with the version that was read; stored with the next one
     * @return whether it was taken; false also if the cursor is ended
     */
    boolean advance(CursorDocument next);

    /**
     * Remembers a call, and from it whether the webhook is failing.
     *
     * @param webhook its id
     * @param call what came of it
     */
    void called(String webhook, WebhookHealth.Call call);

    /**
     * Gives up delivering until the owner resumes it.
     *
     * @param webhook its id
     * @param nowMillis milliseconds since the epoch
     * @param reason in words, for the owner
     */
    void disable(String webhook, long nowMillis, String reason);
}

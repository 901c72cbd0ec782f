package network.pyrin.readmodel;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what registering webhooks owns: their documents without {@link WebhookHealth}, who watches which address, the
 * quotas, and the beginning and end of cursors. Every method may be repeated after a failure. Thread-safe.
 */
public interface WebhookRegistrationWriter {
    /**
     * A writer.
     *
     * @param database the read model
     * @return over it
     */
    static WebhookRegistrationWriter over(MongoDatabase database) {
        return new MongoWebhookRegistrations(database);
    }

    /** Makes the indexes; harmless where they exist. */
    void prepare();

    /**
     * How many webhooks there are, all together; from the collection's figures, so nearly right.
     *
     * @return 0 or more
     */
    long count();

    /**
     * Enters a webhook into a quota, unless it is full.
     *
     * @param holder whose quota, as {@code host/…} or {@code client/…}
     * @param webhook its id
     * @param max most webhooks of this holder
     * @return false if the quota is full
     */
    boolean admit(String holder, String webhook, int max);

    /**
     * The webhooks in a quota.
     *
     * @param holder whose quota
     * @return their ids
     */
    List<String> held(String holder);

    /**
     * Takes a webhook out of a quota.
     *
     * @param holder whose quota
     * @param webhook its id
     */
    void release(String holder, String webhook);

    /**
     * Stores a new webhook.
     *
     * @param webhook with a fresh id
     */
    void insert(WebhookDocument webhook);

    /**
     * Lets a webhook watch an address from now on: begins the cursor if there is none, then enters the webhook at the
     * address.
     *
     * @param begin a cursor at the present end of the history
     * @param max most webhooks at one address
     * @return false if so many watch the address already
     */
    boolean watch(CursorDocument begin, int max);

    /**
     * Ends the watch on an address.
     *
     * @param webhook its id
     * @param address with prefix
     */
    void unwatch(String webhook, String address);

    /**
     * Sets a pending webhook to work.
     *
     * @param webhook its id
     * @param nowMillis milliseconds since the epoch
     */
    void activate(String webhook, long nowMillis);

    /**
     * Counts a try of the challenge, unless there were too many.
     *
     * @param webhook its id
     * @param max most tries
     * @return false if there were so many
     */
    boolean tryChallenge(String webhook, int max);

    /**
     * Changes what its owner may change.
     *
     * @param webhook its id
     * @param addresses the new ones; empty to leave them
     * @param kinds the new ones; empty to leave them
     */
    void change(String webhook, Optional<List<String>> addresses, Optional<Set<ActivityKind>> kinds);

    /**
     * Pauses an active webhook.
     *
     * @param webhook its id
     */
    void pause(String webhook);

    /**
     * Sets a paused or disabled webhook to work again.
     *
     * @param webhook its id
     * @param nowMillis milliseconds since the epoch
     */
    void resume(String webhook, long nowMillis);

    /**
     * Puts another key of signatures into force.
     *
     * @param webhook its id
     * @param secrets the new one and how long the old one holds
     */
    void rotate(String webhook, WebhookDocument.Secrets secrets);

    /**
     * Allows a test call, unless there was one a moment ago.
     *
     * @param webhook its id
     * @param nowMillis milliseconds since the epoch
     * @param pauseMillis least time between two
     * @return false if it is too early
     */
    boolean tryTest(String webhook, long nowMillis, long pauseMillis);

    /**
     * Pending webhooks whose time is over; no point read, for housekeeping.
     *
     * @param nowMillis milliseconds since the epoch
     * @param limit most
     * @return in no order
     */
    List<WebhookDocument> expired(long nowMillis, int limit);

    /**
     * Forgets a webhook; everything else about it must be ended before.
     *
     * @param webhook its id
     */
    void delete(String webhook);
}

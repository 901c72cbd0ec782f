package network.pyrin.functions.walletapi.api.webhooks;

import java.time.Duration;

/** What a registrant may have. */
final class WebhookLimits {
    /** Most webhooks all together. */
    static final int TOTAL_MAX = 10_000;

    /** Most webhooks that call one host. */
    static final int HOST_MAX = 20;

    /** Most webhooks registered by one client. */
    static final int CLIENT_MAX = 20;

    /** Most addresses of a webhook. */
    static final int ADDRESSES_MAX = 100;

    /** Most webhooks at one address. */
    static final int WATCHERS_MAX = 50;

    /** Most challenges sent for one registration. */
    static final int CHALLENGES_MAX = 5;

    /** A registration that was not verified by then is forgotten. */
    static final Duration PENDING = Duration.ofHours(1);

    /** The old secret signs too for so long after a change. */
    static final Duration SECRET_OVERLAP = Duration.ofHours(24);

    /** Least time between two test calls. */
    static final Duration TEST_PAUSE = Duration.ofSeconds(10);

    /** Longest time of a challenge or test call; the whole request must stay below the gateway's 30 s. */
    static final Duration CALL = Duration.ofSeconds(8);

    private WebhookLimits() {}
}

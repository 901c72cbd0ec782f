package network.pyrin.functions.alerts.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.CursorDocument;
import network.pyrin.readmodel.WebhookReader;

/**
 * Looks through all watched addresses for what no event told, and for deliveries that were made but never queued. Three
 * round trips for 500 addresses where nothing is to do. Thread-safe.
 */
public final class Sweep {
    private static final String BEGINNING = "";

    private final WebhookReader webhooks;
    private final AddressReader addresses;
    private final Reconciler reconciler;
    private final InstantSource clock;

    /**
     * Makes a sweep.
     *
     * @param webhooks who watches what
     * @param addresses what moved last
     * @param reconciler does the rest
     * @param clock wall clock
     */
    public Sweep(WebhookReader webhooks, AddressReader addresses, Reconciler reconciler, InstantSource clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /**
     * Sweeps once.
     *
     * @return how many addresses are watched
     */
    public int all() {
        return run(BEGINNING, Optional.empty());
    }

    /**
     * Sweeps for a limited time, from a place that chance chooses, so that in the end everything gets its turn.
     *
     * @param time how long
     * @param random chooses
     * @return how many addresses were looked at
     */
    public int within(Duration time, RandomGenerator random) {
        long end = Math.addExact(clock.millis(), time.toMillis());
        // Only the characters after the prefix differ between addresses; where there is none, this is past the end.
        String start = webhooks.watched(BEGINNING).keySet().stream()
                .min(String::compareTo)
                .map(first -> first.substring(0, Math.min(first.length(), first.indexOf(':') + 2))
                        + (char) ('0' + random.nextInt('z' - '0' + 1)))
                .orElse(BEGINNING);
        int looked = run(start, Optional.of(end));
        return looked + (clock.millis() < end ? run(BEGINNING, Optional.of(end)) : 0);
    }

    private int run(String start, Optional<Long> end) {
        String after = start;
        int looked = 0;
        Map<String, List<String>> page = webhooks.watched(after);
        while (!page.isEmpty() && (end.isEmpty() || clock.millis() < end.get())) {
            look(page);
            looked += page.size();
            after = page.keySet().stream().max(String::compareTo).orElseThrow();
            page = webhooks.watched(after);
        }
        return looked;
    }

    private void look(Map<String, List<String>> page) {
        Map<String, Long> moved = new HashMap<>();
        for (AddressDocument address : addresses.addresses(page.keySet())) {
            moved.put(address.address(), address.lastSequence());
        }
        reconciler.look(page, cursor -> isDue(cursor, moved.getOrDefault(cursor.address(), 0L)));
    }

    private boolean isDue(CursorDocument cursor, long lastSequence) {
        return cursor.sequence() != lastSequence
                || cursor.lostFrom().isPresent()
                || cursor.outstanding()
                        .filter(delivery -> clock.millis() - delivery.madeAt()
                                > (delivery.queued() ? Reconciler.QUEUED_MILLIS_MAX : Reconciler.QUEUEING_MILLIS_MAX))
                        .isPresent();
    }
}

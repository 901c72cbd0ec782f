package network.pyrin.functions.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import network.pyrin.webhooks.WebhookBody.Activity;
import network.pyrin.webhooks.WebhookBody.AddressActivity;

/**
 * A receiver as the documentation tells people to write one, for one webhook and address: throws away deliveries whose id it
 * has seen, puts activities into the order of their serials, and keeps the history by index.
 */
final class ToldHistory {
    private final LongFunction<Map<Long, String>> reader;
    private final Map<String, AddressActivity> deliveries = new HashMap<>();
    private final Map<Long, Map<Long, String>> readAnew = new HashMap<>();

    /** Has been told nothing; reads the history from an index on where it is told to. */
    ToldHistory(LongFunction<Map<Long, String>> reader) {
        this.reader = reader;
    }

    /** Takes a delivery; one that comes again must say the same. */
    void take(AddressActivity delivery) {
        AddressActivity before = deliveries.putIfAbsent(delivery.delivery(), delivery);
        if (before != null) {
            assertThat(delivery).isEqualTo(before);
            return;
        }
        delivery.activities().stream()
                .filter(activity -> activity.kind().equals("resync"))
                .forEach(activity -> readAnew.put(activity.serial(), reader.apply(activity.index())));
    }

    /** Everything that was told, by whatever number. */
    List<Activity> inNoOrder() {
        return deliveries.values().stream()
                .flatMap(delivery -> delivery.activities().stream())
                .toList();
    }

    /** Everything in order; fails where a serial is missing or comes twice. */
    TreeMap<Long, Activity> activities() {
        TreeMap<Long, Activity> inOrder = new TreeMap<>();
        for (AddressActivity delivery : deliveries.values()) {
            for (Activity activity : delivery.activities()) {
                assertThat(inOrder.put(activity.serial(), activity))
                        .as("serial %s twice", activity.serial())
                        .isNull();
            }
        }
        return inOrder;
    }

    /** Everything in order, without looking for holes. */
    Collection<Activity> told() {
        return activities().values();
    }

    /** The history by index. */
    TreeMap<Long, String> history() {
        TreeMap<Long, String> known = new TreeMap<>();
        TreeMap<Long, String> names = new TreeMap<>();
        for (Activity activity : activities().values()) {
            long index = activity.index();
            switch (activity.kind()) {
                case "accepted" -> {
                    known.tailMap(index).clear();
                    names.tailMap(index).clear();
                    known.put(index, activity.transaction());
                    names.put(index, activity.activity());
                }
                case "reverted" -> {
                    if (names.containsKey(index)) {
                        assertThat(activity.activity()).isEqualTo(names.get(index));
                        assertThat(activity.transaction()).isEqualTo(known.get(index));
                    }
                    known.tailMap(index).clear();
                    names.tailMap(index).clear();
                }
                case "resync" -> {
                    known.tailMap(index).clear();
                    names.tailMap(index).clear();
                    known.putAll(readAnew.getOrDefault(activity.serial(), Map.of()));
                }
                default -> throw new AssertionError("unknown kind " + activity.kind());
            }
        }
        return known;
    }

    int resyncs() {
        return (int) activities().values().stream()
                .filter(activity -> activity.kind().equals("resync"))
                .count();
    }
}

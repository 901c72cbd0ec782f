package network.pyrin.functions.alerts.api;

import java.util.HashMap;
import java.util.Map;

/** Keeps calls to one host few, so that a slow one holds up nobody else. Holds only hosts that are being called. */
final class HostLimits {
    /** Calls to one host at the same time. */
    static final int CALLS_MAX = 4;

    private final Map<String, Integer> calls = new HashMap<>();

    /** Takes a place; false if there is none. */
    synchronized boolean enter(String host) {
        int now = calls.getOrDefault(host, 0);
        if (now >= CALLS_MAX) {
            return false;
        }
        calls.put(host, now + 1);
        return true;
    }

    synchronized void leave(String host) {
        calls.computeIfPresent(host, (name, now) -> now == 1 ? null : now - 1);
    }
}

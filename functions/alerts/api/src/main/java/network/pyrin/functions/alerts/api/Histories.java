package network.pyrin.functions.alerts.api;

import java.util.Optional;
import network.pyrin.readmodel.HistorySnapshot;

/** Reads a part of an address's history as it was at one moment; {@code HistorySnapshots::read} does. */
@FunctionalInterface
public interface Histories {
    /**
     * Reads a part.
     *
     * @param address with prefix
     * @param from index of the first entry wanted
     * @param limit most entries
     * @return empty while the history is being changed
     */
    Optional<HistorySnapshot> read(String address, long from, int limit);
}

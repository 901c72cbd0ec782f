package network.pyrin.functions.alerts.api;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import network.pyrin.events.AddressChanged;
import network.pyrin.events.BlockAdded;
import network.pyrin.events.ChainChanged;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.MempoolChanged;
import network.pyrin.events.MetricsPointAdded;
import network.pyrin.events.ReadModelStatus;
import network.pyrin.events.StatusChanged;
import network.pyrin.events.TransactionsAccepted;
import network.pyrin.events.TransactionsUnaccepted;

/**
 * What events say to alerts.
 *
 * @param addresses that moved
 * @param sweep whether others may have moved too, because the read model worked quietly before
 */
public record ChainHints(Set<String> addresses, boolean sweep) {
    /** Copies the set. */
    public ChainHints {
        addresses = Set.copyOf(addresses);
    }

    /**
     * Reads events.
     *
     * @param events any, in any order
     * @return what they say
     */
    public static ChainHints of(Collection<? extends ChainEvent> events) {
        Set<String> addresses = new LinkedHashSet<>();
        boolean sweep = false;
        for (ChainEvent event : events) {
            switch (event) {
                case AddressChanged changed -> addresses.add(changed.address());
                case StatusChanged changed -> sweep |= changed.status().state() == ReadModelStatus.State.LIVE;
                case BlockAdded _,
                        ChainChanged _,
                        TransactionsAccepted _,
                        TransactionsUnaccepted _,
                        FiguresChanged _,
                        MetricsPointAdded _,
                        MempoolChanged _ -> {}
            }
        }
        return new ChainHints(addresses, sweep);
    }
}

package network.pyrin.functions.alerts.api;

import java.time.Duration;
import network.pyrin.webhooks.TargetRules;

/**
 * How alerts are run.
 *
 * @param network the chain, as told to receivers
 * @param rules which targets may be called
 * @param deadline longest time of one call to a target
 * @param sweepEvery time between two sweeps, where nobody else asks for them
 */
public record AlertsConfig(String network, TargetRules rules, Duration deadline, Duration sweepEvery) {
    /**
     * The usual values.
     *
     * @param network the chain
     * @param allowLocalTargets whether receivers may run on loopback: for development only
     * @return the configuration
     */
    public static AlertsConfig of(String network, boolean allowLocalTargets) {
        return new AlertsConfig(
                network, TargetRules.of(allowLocalTargets), Duration.ofSeconds(10), Duration.ofMinutes(1));
    }
}

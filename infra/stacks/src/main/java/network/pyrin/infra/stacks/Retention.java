package network.pyrin.infra.stacks;

import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import software.amazon.awscdk.services.logs.RetentionDays;

/** From days to the log service's own list of days. */
final class Retention {
    private static final Map<Integer, RetentionDays> DAYS = Map.ofEntries(
            Map.entry(1, RetentionDays.ONE_DAY),
            Map.entry(3, RetentionDays.THREE_DAYS),
            Map.entry(5, RetentionDays.FIVE_DAYS),
            Map.entry(7, RetentionDays.ONE_WEEK),
            Map.entry(14, RetentionDays.TWO_WEEKS),
            Map.entry(30, RetentionDays.ONE_MONTH),
            Map.entry(60, RetentionDays.TWO_MONTHS),
            Map.entry(90, RetentionDays.THREE_MONTHS),
            Map.entry(120, RetentionDays.FOUR_MONTHS),
            Map.entry(150, RetentionDays.FIVE_MONTHS),
            Map.entry(180, RetentionDays.SIX_MONTHS),
            Map.entry(365, RetentionDays.ONE_YEAR));

    private Retention() {}

    /**
     * Retention of logs of a site.
     *
     * @param preset what the operator chose; its days were checked when it was read
     * @return the service's constant
     */
    static RetentionDays of(Preset preset) {
        RetentionDays days = DAYS.get(preset.observability().logDays());
        if (days == null) {
            throw new IllegalStateException("unchecked log-days");
        }
        return days;
    }
}

package network.pyrin.infra.stacks.preset;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The retention times that the provider's log service knows, in days. */
final class LogDays {
    private static final TreeSet<Integer> ALLOWED =
            new TreeSet<>(List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365));

    private LogDays() {}

    static boolean isAllowed(int days) {
        return ALLOWED.contains(days);
    }

    static String allowed() {
        return ALLOWED.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

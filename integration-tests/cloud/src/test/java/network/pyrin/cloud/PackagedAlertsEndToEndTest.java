package network.pyrin.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes over moto's topic to the packaged function, its deliveries over moto's queue to the same function, and on to a
 * receiver: of what happened nothing is missing and, once doubles by delivery id are left out, nothing is extra.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class PackagedAlertsEndToEndTest {
    private static final int CHANGES = Boolean.getBoolean("pyrin.slow") ? 2_000 : 300;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    private Path temp = Path.of("");

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void theDeployedFunctionTellsExactlyWhatHappened() throws Exception {
        long begun = System.nanoTime();
        try (PackagedAlerts alerts = new PackagedAlerts(temp, log::add)) {
            Histories histories = new Histories(alerts.database(), new SplittableRandom(5), ExactReceiver.ADDRESSES);
            try (ExactReceiver receiver = ExactReceiver.start(alerts.database(), histories)) {
                alerts.subscribe(alerts.subscriber());
                histories.publish(CHANGES, alerts.publisher());
                long published = System.nanoTime();
                // The schedule is there only for what a busy machine may lose.
                long[] next = {published + MINUTE};
                receiver.awaitExact(() -> {
                    if (System.nanoTime() > next[0]) {
                        next[0] += MINUTE;
                        alerts.sweep();
                    }
                });
                assertThat(alerts.deadLetters()).isEmpty();
                System.out.println(CHANGES + " changes published in " + millis(begun, published) + " ms; " + receiver
                        + " after " + millis(published, System.nanoTime()) + " ms");
            }
        }
    }

    @Test
    void neitherDoubledLateLostNorPoisonedEventsNorKilledProcessesChangeThat() throws Exception {
        try (PackagedAlerts alerts = new PackagedAlerts(temp, log::add)) {
            Histories histories = new Histories(alerts.database(), new SplittableRandom(7), ExactReceiver.ADDRESSES);
            try (ExactReceiver receiver = ExactReceiver.start(alerts.database(), histories);
                    UnreliableTopic between = UnreliableTopic.start(alerts, new SplittableRandom(8))) {
                alerts.subscribe(between.url());
                histories.publish(CHANGES / 2, alerts.publisher());
                alerts.cutShort();
                histories.publish(CHANGES / 2, alerts.publisher());
                receiver.awaitExact(alerts::sweep);
                List<String> dead = new ArrayList<>();
                while (dead.size() < between.poisoned()) {
                    dead.addAll(alerts.deadLetters());
                    assertThat(Thread.interrupted()).as("%s", dead).isFalse();
                }
                assertThat(dead).isNotEmpty().containsOnly(UnreliableTopic.POISON);
            }
        }
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}

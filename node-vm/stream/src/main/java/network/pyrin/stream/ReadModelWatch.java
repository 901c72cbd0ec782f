package network.pyrin.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import network.pyrin.views.Freshness;

/**
 * Looks now and then whether the read model is the present, for the service's figures: a stream whose processor is dead has
 * nothing to say, and looks like one of a quiet chain otherwise. One look at a time, away from the event loops. Thread-safe.
 */
final class ReadModelWatch {
    private final SnapshotSource source;
    private final Executor executor;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Optional<SnapshotSource.Standing> last = Optional.empty();

    ReadModelWatch(SnapshotSource source, Executor executor, MeterRegistry registry) {
        this.source = source;
        this.executor = executor;
        Gauge.builder("stream_read_model_stale", this, watch -> watch.isStale() ? 1 : 0)
                .description("1 while the read model's processor has shown no sign of life for a minute")
                .register(registry);
        Gauge.builder("stream_read_model_silence_seconds", this, ReadModelWatch::silenceSeconds)
                .description("Since that processor's last sign of life, at the last look; not a number if unknown")
                .register(registry);
    }

    /** Looks, unless the last look is still under way; returns at once. */
    void look() {
        if (looking.compareAndSet(false, true)) {
            executor.execute(() -> {
                try {
                    last = Optional.of(source.standing());
                } catch (SnapshotException e) {
                    last = Optional.empty();
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    private boolean isStale() {
        return last.filter(found -> found.state() == Freshness.State.STALE).isPresent();
    }

    private double silenceSeconds() {
        return last.flatMap(SnapshotSource.Standing::silence)
                .map(Duration::toSeconds)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    /**
     * What was found, for an operator.
     *
     * @return a few words without a line break
     */
    String words() {
        return last.map(found -> switch (found.state()) {
                    case STARTING -> "its processor has no node";
                    case CATCHING_UP -> "catching up";
                    case LIVE -> "live";
                    case STALE ->
                        "stale, no sign of life of its processor for "
                                + found.silence().map(Duration::toSeconds).orElse(0L) + " s";
                })
                .orElse("cannot be read");
    }
}

package network.pyrin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import network.pyrin.views.Freshness;
import org.junit.jupiter.api.Test;

class ReadModelWatchTest {
    private final FakeSource source = new FakeSource();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final ReadModelWatch watch = new ReadModelWatch(source, tasks::add, registry);

    private void look() {
        watch.look();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void aDeadProcessorShowsInFiguresAndWords() {
        assertThat(watch.words()).isEqualTo("cannot be read");
        look();
        assertThat(watch.words()).isEqualTo("live");
        assertThat(gauge("stream_read_model_stale")).isZero();
        assertThat(gauge("stream_read_model_silence_seconds")).isNaN();
        source.standing =
                Optional.of(new SnapshotSource.Standing(Freshness.State.STALE, Optional.of(Duration.ofSeconds(754))));
        look();
        assertThat(watch.words()).isEqualTo("stale, no sign of life of its processor for 754 s");
        assertThat(gauge("stream_read_model_stale")).isEqualTo(1);
        assertThat(gauge("stream_read_model_silence_seconds")).isEqualTo(754);
        source.standing = Optional.empty();
        look();
        assertThat(watch.words()).as("the last look counts, not the one before").isEqualTo("cannot be read");
        assertThat(gauge("stream_read_model_stale")).isZero();
    }

    @Test
    void looksOneAtATime() {
        watch.look();
        watch.look();
        assertThat(tasks).hasSize(1);
        look();
        watch.look();
        assertThat(tasks).hasSize(1);
    }
}

package network.pyrin.processor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import network.pyrin.readmodel.NetworkDocument;

/** All meters of the processor. */
public final class ProcessorMetrics {
    private final MeterRegistry registry;
    private final Timer changeTime;
    private final Counter blocks;
    private final Counter removedBlocks;
    private final Counter unknownInputs;
    private final Counter published;
    private final Counter dropped;
    private final Counter failures;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong lag = new AtomicLong();

    /**
     * Registers the meters.
     *
     * @param registry where
     */
    public ProcessorMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.changeTime = Timer.builder("processor_change_seconds")
                .description("Time to work out and apply one virtual chain change")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.blocks = counter("processor_blocks_total", "Blocks stored");
        this.removedBlocks = counter("processor_removed_chain_blocks_total", "Chain blocks taken back by reorgs");
        this.unknownInputs = counter("processor_unknown_inputs_total", "Inputs whose output this chain does not have");
        this.published = counter("processor_events_published_total", "Events sent");
        this.dropped = counter("processor_events_dropped_total", "Events given up");
        this.failures = counter("processor_failures_total", "Starts from the checkpoint after a failure");
        Gauge.builder("processor_sequence", sequence, AtomicLong::doubleValue)
                .description("Sequence of the checkpoint")
                .register(registry);
        Gauge.builder("processor_lag_blue_score", lag, AtomicLong::doubleValue)
                .description("Blue score of the node less that of the read model")
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /**
     * Shows how far the read model is: 0 while database or node are not reached, 1 while catching up, 2 when live. What
     * installs and upgrades servers asks for it.
     *
     * @param state asked at each scrape
     */
    public void watchState(Supplier<NetworkDocument.State> state) {
        Gauge.builder("processor_state", () -> switch (state.get()) {
                    case STARTING -> 0;
                    case CATCHING_UP -> 1;
                    case LIVE -> 2;
                })
                .description("0 starting, 1 catching up, 2 live")
                .register(registry);
    }

    /**
     * Shows fill and capacity of the queue of events.
     *
     * @param queue the queue
     * @param capacity most events it takes
     */
    public void watchOutbox(Collection<?> queue, int capacity) {
        Gauge.builder("processor_outbox_events", queue, Collection::size)
                .description("Events waiting to be sent")
                .register(registry);
        Gauge.builder("processor_outbox_capacity_events", () -> capacity)
                .description("Most events that may wait")
                .register(registry);
    }

    /**
     * A change was applied.
     *
     * @param time how long it took
     * @param reached sequence of the checkpoint
     * @param removed chain blocks taken back
     * @param unknown inputs without a known output
     */
    public void changeApplied(Duration time, long reached, int removed, int unknown) {
        changeTime.record(time);
        sequence.set(reached);
        removedBlocks.increment(removed);
        unknownInputs.increment(unknown);
    }

    /**
     * Blocks were stored.
     *
     * @param count how many
     */
    public void blocksStored(int count) {
        blocks.increment(count);
    }

    /**
     * How far the read model is behind.
     *
     * @param blueScores blue score of the node less that of the read model
     */
    public void lag(long blueScores) {
        lag.set(blueScores);
    }

    /**
     * Events were sent.
     *
     * @param count how many
     */
    public void eventsPublished(int count) {
        published.increment(count);
    }

    /**
     * Events were given up.
     *
     * @param count how many
     */
    public void eventsDropped(int count) {
        dropped.increment(count);
    }

    /** A failure sent the processor back to its checkpoint. */
    public void failed() {
        failures.increment();
    }
}

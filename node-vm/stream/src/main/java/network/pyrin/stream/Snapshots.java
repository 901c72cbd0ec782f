package network.pyrin.stream;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import network.pyrin.events.Position;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.ServerFrame.SnapshotReason;
import network.pyrin.events.stream.Topic;

/**
 * Reads snapshots away from the event loops: a few at a time, and each topic once for all who wait for it. Thread-safe.
 */
final class Snapshots implements AutoCloseable {
    private final SnapshotSource source;
    private final StreamMetrics metrics;
    private final int pendingMax;
    private final Semaphore loads;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-snapshot-", 0).factory());
    private Map<Topic, List<Consumer<Result>>> waiting = new HashMap<>();

    /** How a read ended. */
    sealed interface Result {
        /**
         * The state of the topic, with the frames made of it so far.
         *
         * @param front front of the ring when the read began: what happened before that is in the snapshot
         * @param snapshot state and position
         * @param frames per reason; filled and read on the hub's event loop only
         */
        record Loaded(
                Optional<Position> front, SnapshotSource.TopicSnapshot snapshot, Map<SnapshotReason, Frame> frames)
                implements Result {
            /**
             * The frame for a subscription; shared by all with the same reason.
             *
             * @param subscription who gets it
             * @return the frame
             */
            Frame frame(Subscription subscription) {
                return frames.computeIfAbsent(
                        subscription.reason(),
                        reason -> subscription.client().dialect().snapshot(subscription.topic(), reason, snapshot));
            }
        }

        /**
         * No state can be had.
         *
         * @param why fit for the client
         */
        record Failed(SnapshotException why) implements Result {}
    }

    Snapshots(SnapshotSource source, StreamMetrics metrics, StreamConfig config) {
        this.source = source;
        this.metrics = metrics;
        this.pendingMax = config.snapshotsPendingMax();
        this.loads = new Semaphore(config.snapshotLoadsMax());
    }

    /**
     * How far the read model is; blocks.
     *
     * @return empty if that cannot be said now
     */
    Optional<Position> position() {
        try {
            return Optional.of(source.position());
        } catch (SnapshotException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a topic's state, or waits for a read of it that is under way.
     *
     * @param topic which
     * @param front front of the ring now
     * @param then called once, by any thread
     */
    void load(Topic topic, Optional<Position> front, Consumer<Result> then) {
        Map<Topic, List<Consumer<Result>>> mine;
        synchronized (this) {
            mine = waiting;
            List<Consumer<Result>> others = mine.get(topic);
            if (others != null) {
                others.add(then);
                return;
            }
            if (mine.size() < pendingMax) {
                mine.put(topic, new ArrayList<>(List.of(then)));
            } else {
                mine = Map.of();
            }
        }
        if (mine.isEmpty()) {
            then.accept(new Result.Failed(
                    new SnapshotException(FailureCode.BUSY, "too many are starting; try again later")));
        } else {
            Map<Topic, List<Consumer<Result>>> generation = mine;
            threads.execute(() -> read(topic, front, generation));
        }
    }

    /**
     * Where blocking reads may run.
     *
     * @return a virtual thread for each task
     */
    Executor threads() {
        return threads;
    }

    /** Whoever loads from now on does not share a read that began before now. */
    synchronized void forget() {
        waiting = new HashMap<>();
    }

    private void read(Topic topic, Optional<Position> front, Map<Topic, List<Consumer<Result>>> generation) {
        loads.acquireUninterruptibly();
        Result result;
        try {
            result = metrics.timeSnapshot(
                    () -> new Result.Loaded(front, source.load(topic), new EnumMap<>(SnapshotReason.class)));
        } catch (SnapshotException e) {
            result = new Result.Failed(e);
        } finally {
            loads.release();
        }
        List<Consumer<Result>> all;
        synchronized (this) {
            all = Optional.ofNullable(generation.remove(topic)).orElse(List.of());
        }
        for (Consumer<Result> one : all) {
            one.accept(result);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

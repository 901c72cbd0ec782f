package network.pyrin.stream;

import io.vertx.core.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.FiguresChanged;
import network.pyrin.events.Position;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.ServerFrame;
import network.pyrin.events.stream.ServerFrame.SnapshotReason;
import network.pyrin.events.stream.Topic;

/**
 * Who listens to what, and what happened lately. All state belongs to one event loop; the methods that may be called from
 * elsewhere say so.
 *
 * <p>A subscription that starts without a usable position waits for a snapshot and gets no events meanwhile; once the
 * snapshot is there, the ring replays what came after it. So nothing is queued per client while the database is read.
 */
final class Hub implements EventSubscriber.Listener {
    /** Events handed over but not yet routed; the subscriber waits beyond, and the transport behind it. */
    private static final int HANDOVER_MAX = 1_024;

    /** A snapshot that the ring cannot reach any more is read again so often before the client is told to come back. */
    private static final int LOADS_MAX = 5;

    private final Context context;
    private final StreamConfig config;
    private final Snapshots snapshots;
    private final StreamMetrics metrics;
    private final StreamLog log;
    private final EventRing ring;
    private final Semaphore handover = new Semaphore(HANDOVER_MAX);
    private final Map<Topic, Set<Subscription>> byTopic = new HashMap<>();
    private final Map<Client, Map<Topic, Subscription>> byClient = new HashMap<>();
    private Optional<FiguresChanged> figures = Optional.empty();
    private volatile Optional<Position> position = Optional.empty();

    Hub(Context context, StreamConfig config, Snapshots snapshots, StreamMetrics metrics, StreamLog log) {
        this.context = context;
        this.config = config;
        this.snapshots = snapshots;
        this.metrics = metrics;
        this.log = log;
        this.ring = new EventRing(config.ringEventsMax(), config.ringBytesMax());
    }

    /**
     * The newest place known. May be called from any thread.
     *
     * @return empty before the first event of a fresh read model
     */
    Optional<Position> position() {
        return position;
    }

    /** Called by the subscriber's thread; waits when the hub is {@link #HANDOVER_MAX} events behind. */
    @Override
    public void onEvent(ChainEvent event) {
        handover.acquireUninterruptibly();
        context.runOnContext(ignored -> {
            handover.release();
            accept(event);
        });
    }

    /** Called by the subscriber's thread. A hole shows with the next event; only an empty hub asks where it stands. */
    @Override
    public void onConnected() {
        log.connected();
        snapshots
                .position()
                .ifPresent(found -> context.runOnContext(ignored -> {
                    if (ring.last().isEmpty()) {
                        ring.startAt(found);
                        position = Optional.of(found);
                    }
                }));
    }

    /** Called by the subscriber's thread. */
    @Override
    public void onUnreadable(String reason) {
        metrics.unreadable();
        log.unreadable(reason);
    }

    /** Called by the subscriber's thread. */
    @Override
    public void onTrouble(String reason) {
        log.trouble(reason);
    }

    private void accept(ChainEvent event) {
        EventRing.Arrival arrival = ring.add(event);
        if (arrival == EventRing.Arrival.KNOWN) {
            return;
        }
        position = Optional.of(event.at());
        metrics.event(ring.size());
        if (event instanceof FiguresChanged changed) {
            figures = Optional.of(changed);
        }
        switch (arrival) {
            case GAP -> reloadAll(SnapshotReason.GAP, event.at());
            case OTHER_EPOCH -> reloadAll(SnapshotReason.EPOCH, event.at());
            case NEXT, KNOWN -> {}
        }
        Routing.topics(event).distinct().forEach(topic -> deliver(topic, event));
    }

    private void deliver(Topic topic, ChainEvent event) {
        Set<Subscription> listeners = byTopic.getOrDefault(topic, Set.of());
        if (listeners.isEmpty()) {
            return;
        }
        Optional<ChainEvent> part = Routing.part(event, topic);
        Map<Dialect, Optional<Frame>> frames = new HashMap<>(2);
        for (Subscription listener : listeners) {
            if (listener.wants(event.at().sequence())) {
                Client client = listener.client();
                frames.computeIfAbsent(client.dialect(), dialect -> part.flatMap(it -> dialect.event(topic, it)))
                        .ifPresent(client::send);
            }
        }
    }

    private void reloadAll(SnapshotReason reason, Position at) {
        log.reload(reason, at);
        snapshots.forget();
        for (Map<Topic, Subscription> mine : byClient.values()) {
            for (Subscription subscription : mine.values()) {
                if (subscription.client().dialect().hasSnapshots() && subscription.state() == Subscription.State.LIVE) {
                    load(subscription, reason);
                }
            }
        }
    }

    /**
     * Starts topics for a client. May be called from any thread.
     *
     * @param client who
     * @param topics what; one it has already starts anew
     * @param resume the last place the client has applied
     */
    void subscribe(Client client, List<Topic> topics, Optional<Position> resume) {
        context.runOnContext(ignored -> topics.forEach(topic -> subscribe(client, topic, resume)));
    }

    private void subscribe(Client client, Topic topic, Optional<Position> resume) {
        Map<Topic, Subscription> mine = byClient.computeIfAbsent(client, ignored -> new LinkedHashMap<>());
        Subscription subscription = mine.get(topic);
        if (subscription == null) {
            if (mine.size() >= config.topicsMax()) {
                refuse(client, topic, FailureCode.LIMIT, "at most " + config.topicsMax() + " topics per connection");
                return;
            }
            subscription = new Subscription(client, topic);
            mine.put(topic, subscription);
            byTopic.computeIfAbsent(topic, ignored -> new LinkedHashSet<>()).add(subscription);
            metrics.subscriptions(1);
        }
        if (client.dialect().hasSnapshots()) {
            start(subscription, resume);
        } else {
            subscription.live(ring.last().map(Position::sequence).orElse(0L));
            figures.filter(event -> topic.kind() == Topic.Kind.METRICS)
                    .flatMap(event -> client.dialect().event(topic, event))
                    .ifPresent(client::send);
        }
    }

    private void start(Subscription subscription, Optional<Position> resume) {
        if (resume.isEmpty()) {
            load(subscription, SnapshotReason.SUBSCRIBED);
            return;
        }
        Position from = resume.get();
        Optional<Position> last = ring.last();
        if (last.isEmpty() || !last.get().epoch().equals(from.epoch())) {
            load(subscription, last.isEmpty() ? SnapshotReason.GAP : SnapshotReason.EPOCH);
        } else if (from.sequence() > last.get().sequence()) {
            load(subscription, SnapshotReason.AHEAD);
        } else if (ring.after(from).isEmpty()) {
            load(subscription, SnapshotReason.GAP);
        } else {
            subscription.client().send(subscription.client().dialect().resumed(subscription.topic(), from));
            replay(subscription, from);
        }
    }

    private void replay(Subscription subscription, Position from) {
        subscription.live(from.sequence());
        Topic topic = subscription.topic();
        Client client = subscription.client();
        for (ChainEvent event : ring.after(from).orElse(List.of())) {
            Routing.part(event, topic)
                    .flatMap(part -> client.dialect().event(topic, part))
                    .ifPresent(client::send);
        }
    }

    private void load(Subscription subscription, SnapshotReason reason) {
        if (subscription.load(reason) > LOADS_MAX) {
            refuse(
                    subscription,
                    new SnapshotException(FailureCode.BUSY, "too much is happening; subscribe again later"));
            return;
        }
        snapshots.load(
                subscription.topic(),
                ring.front(),
                result -> context.runOnContext(ignored -> {
                    if (subscription.state() == Subscription.State.LOADING) {
                        switch (result) {
                            case Snapshots.Result.Loaded loaded -> loaded(subscription, loaded);
                            case Snapshots.Result.Failed failed -> refuse(subscription, failed.why());
                        }
                    }
                }));
    }

    private void loaded(Subscription subscription, Snapshots.Result.Loaded loaded) {
        Position at = loaded.snapshot().at();
        Optional<Position> front = ring.front();
        boolean sameEpoch = front.map(Position::epoch).equals(Optional.of(at.epoch()));
        boolean behind = sameEpoch && ring.after(at).isEmpty();
        if (behind && !loaded.front().equals(front)) {
            // The ring moved on while the database was read; what it lost is in the next snapshot.
            snapshots.forget();
            load(subscription, subscription.reason());
            return;
        }
        subscription.client().send(loaded.frame(subscription));
        if (behind) {
            // Read after the ring's first event had come, it holds what happened before, though its position is a
            // step of the chain before that: holes are left, and events told, between two steps.
            replay(subscription, new Position(at.epoch(), front.orElseThrow().sequence() - 1));
        } else if (sameEpoch) {
            replay(subscription, at);
        } else {
            subscription.live(at.sequence());
        }
    }

    private void refuse(Subscription subscription, SnapshotException why) {
        Client client = subscription.client();
        refuse(client, subscription.topic(), why.code(), String.valueOf(why.getMessage()));
        Map<Topic, Subscription> mine = byClient.getOrDefault(client, Map.of());
        if (mine.remove(subscription.topic(), subscription)) {
            drop(subscription);
        }
    }

    private static void refuse(Client client, Topic topic, FailureCode code, String reason) {
        client.send(client.dialect()
                .failure(new ServerFrame.Failure(code, topic.name() + ": " + reason, Optional.of(topic.name()))));
    }

    /**
     * Ends topics of a client. May be called from any thread.
     *
     * @param client who
     * @param topics what; those it does not have are ignored
     * @param afterwards called when done, on the hub's event loop
     */
    void unsubscribe(Client client, List<Topic> topics, Runnable afterwards) {
        context.runOnContext(ignored -> {
            Map<Topic, Subscription> mine = byClient.getOrDefault(client, Map.of());
            topics.stream().map(mine::remove).forEach(found -> Optional.ofNullable(found)
                    .ifPresent(this::drop));
            afterwards.run();
        });
    }

    /**
     * Forgets a client. May be called from any thread.
     *
     * @param client who is gone
     */
    void leave(Client client) {
        context.runOnContext(ignored -> {
            Optional.ofNullable(byClient.remove(client))
                    .ifPresent(mine -> mine.values().forEach(this::drop));
        });
    }

    private void drop(Subscription subscription) {
        subscription.end();
        metrics.subscriptions(-1);
        Set<Subscription> listeners = byTopic.getOrDefault(subscription.topic(), Set.of());
        listeners.remove(subscription);
        if (listeners.isEmpty()) {
            byTopic.remove(subscription.topic());
        }
    }

    /**
     * Sends a client nothing more until {@link #recover}. May be called from any thread.
     *
     * @param client who does not keep up
     */
    void suspend(Client client) {
        context.runOnContext(
                ignored -> byClient.getOrDefault(client, Map.of()).values().forEach(Subscription::suspend));
    }

    /**
     * A suspended client has taken everything it was sent. May be called from any thread.
     *
     * @param client gets snapshots, or just what comes
     */
    void recover(Client client) {
        context.runOnContext(ignored -> {
            for (Subscription subscription :
                    List.copyOf(byClient.getOrDefault(client, Map.of()).values())) {
                if (client.dialect().hasSnapshots()) {
                    load(subscription, SnapshotReason.SLOW);
                } else {
                    subscription.live(ring.last().map(Position::sequence).orElse(0L));
                }
            }
        });
    }
}

package network.pyrin.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.Position;
import network.pyrin.events.stream.ServerFrame;

/**
 * The stream service: give {@link #listener} to a subscriber of chain events, and {@link #mount} it on a router.
 *
 * <p>{@code /stream} speaks our own protocol; upgrade requests to {@code /} and {@code /ws/raw} speak the production one.
 * Everything else on the router is left alone.
 */
public final class StreamServer implements AutoCloseable {
    private static final int FLUSHES_MAX = 64;
    private static final int PING_SECONDS = 25;
    private static final int LOOK_MILLIS = 5_000;

    private final Vertx vertx;
    private final StreamConfig config;
    private final String network;
    private final InstantSource clock;
    private final StreamMetrics metrics;
    private final StreamLog log = new StreamLog();
    private final Snapshots snapshots;
    private final Hub hub;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ReadModelWatch watch;
    private final long timer;
    private final long watchTimer;

    /**
     * Makes the service; nothing is served until it is mounted.
     *
     * @param vertx whose event loops are used
     * @param config limits
     * @param network name told to clients
     * @param source where snapshots are read
     * @param registry for the service's meters
     * @param clock for limits and keep-alive
     */
    public StreamServer(
            Vertx vertx,
            StreamConfig config,
            String network,
            SnapshotSource source,
            MeterRegistry registry,
            InstantSource clock) {
        this.vertx = vertx;
        this.config = config;
        this.network = network;
        this.clock = clock;
        this.metrics = new StreamMetrics(registry);
        this.snapshots = new Snapshots(source, metrics, config);
        this.hub = new Hub(vertx.getOrCreateContext(), config, snapshots, metrics, log);
        long tendMillis = Math.max(1, config.pingEvery().toMillis());
        this.timer = vertx.setPeriodic(tendMillis, ignored -> connections.forEach(Connection::tend));
        this.watch = new ReadModelWatch(source, snapshots.threads(), registry);
        watch.look();
        this.watchTimer = vertx.setPeriodic(LOOK_MILLIS, ignored -> watch.look());
    }

    /**
     * Where chain events go in.
     *
     * @return a listener for one subscriber
     */
    public EventSubscriber.Listener listener() {
        return hub;
    }

    /**
     * Adds the upgrade routes in front of whatever else the router has.
     *
     * @param router any router whose server allows upgrades
     */
    public void mount(Router router) {
        router.route("/stream").order(Integer.MIN_VALUE + 1).handler(context -> own(context));
        router.route("/ws/raw").order(Integer.MIN_VALUE + 2).handler(context -> raw(context));
        router.route("/").order(Integer.MIN_VALUE + 3).handler(context -> {
            if (isUpgrade(context.request())) {
                raw(context);
            } else {
                context.next();
            }
        });
    }

    private void own(RoutingContext context) {
        upgrade(context, OwnDialect.INSTANCE, new OwnMessages(hub));
    }

    private void raw(RoutingContext context) {
        upgrade(context, RawDialect.INSTANCE, new RawMessages(hub));
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private void upgrade(RoutingContext context, Dialect dialect, ClientMessages messages) {
        if (!isUpgrade(context.request())) {
            refuse(context, 426, "Connect here with a WebSocket.");
        } else if (connections.size() >= config.connectionsMax()) {
            metrics.refused();
            log.full(config.connectionsMax());
            refuse(context, 503, "Too many connections; try again later.");
        } else {
            HttpConnection transport = context.request().connection();
            if (transport instanceof ConnectionBase base) {
                // Frames written in one turn of the event loop leave in one system call.
                base.channel().pipeline().addFirst(new FlushConsolidationHandler(FLUSHES_MAX, true));
            }
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> open(socket, abort(transport), dialect, messages))
                    .onFailure(ignored -> metrics.refused());
        }
    }

    /** Ends a connection whose client is gone, without waiting for its good-bye. */
    private static Runnable abort(HttpConnection transport) {
        // From the first handler on: the protocol's own handler would wait ten seconds for an answer.
        return transport instanceof ConnectionBase base
                ? () -> base.channel().pipeline().firstContext().close()
                : transport::close;
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader("Upgrade", "websocket")
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence);
    }

    private void open(ServerWebSocket socket, Runnable abort, Dialect dialect, ClientMessages messages) {
        Context context = Vertx.currentContext();
        Connection connection =
                new Connection(socket, abort, context, dialect, messages, hub, config, metrics, log, clock);
        connections.add(connection);
        metrics.connections(1);
        socket.closeHandler(ignored -> {
            if (connections.remove(connection)) {
                metrics.connections(-1);
                hub.leave(connection);
            }
        });
        connection.open();
        if (dialect.hasSnapshots()) {
            connection.send(Frame.of(welcome()));
        }
    }

    private ServerFrame.Welcome welcome() {
        // Before the first event of a fresh read model there is no place to name yet.
        String epoch = hub.position().map(Position::epoch).orElse("");
        long sequence = hub.position().map(Position::sequence).orElse(0L);
        return new ServerFrame.Welcome(
                ServerFrame.PROTOCOL,
                network,
                epoch,
                sequence,
                PING_SECONDS,
                new ServerFrame.Limits(config.messageBytesMax(), config.topicsMax(), config.messagesPer10Seconds()));
    }

    /**
     * How the read model stood at the last look, a few seconds ago.
     *
     * @return a few words for an operator: live, catching up, stale and for how long
     */
    public String readModel() {
        return watch.words();
    }

    /**
     * How many clients are connected.
     *
     * @return 0 or more
     */
    public int connectionCount() {
        return connections.size();
    }

    /** Says good-bye to all clients. The router stays as it is; new connections are of no use after this. */
    @Override
    public void close() {
        vertx.cancelTimer(timer);
        vertx.cancelTimer(watchTimer);
        connections.forEach(Connection::shutDown);
        snapshots.close();
    }
}

package network.pyrin.stream;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.ServerFrame;

/**
 * One socket. The hub puts frames into its outbox; its own event loop writes them in batches while the socket takes them.
 *
 * <p>A client that does not keep up loses what waits for it and gets snapshots once it has taken the rest; one that
 * overflows again and again, or takes nothing at all for a while, is closed with the reason.
 */
final class Connection implements Client {
    private static final short POLICY_VIOLATION = 1008;
    private static final short TOO_BIG = 1009;
    private static final short GOING_AWAY = 1001;
    private static final short SLOW = 4008;

    /** Bytes handed to the socket ahead of the network: enough for a batch, small enough to notice a slow reader. */
    private static final int SOCKET_BYTES = 64 << 10;

    private final ServerWebSocket socket;
    private final Runnable abort;
    private final Context context;
    private final Dialect dialect;
    private final ClientMessages messages;
    private final Hub hub;
    private final StreamConfig config;
    private final StreamMetrics metrics;
    private final StreamLog log;
    private final InstantSource clock;
    private final Outbox outbox;
    private final RateLimit rate;
    private final RateLimit emptyRate;
    private final AtomicBoolean flushPlanned = new AtomicBoolean();
    private final AtomicBoolean lagging = new AtomicBoolean();
    private volatile long heardMillis;
    private volatile long tookMillis;
    private volatile boolean closing;
    private int overflows;

    Connection(
            ServerWebSocket socket,
            Runnable abort,
            Context context,
            Dialect dialect,
            ClientMessages messages,
            Hub hub,
            StreamConfig config,
            StreamMetrics metrics,
            StreamLog log,
            InstantSource clock) {
        this.socket = socket;
        this.abort = abort;
        this.context = context;
        this.dialect = dialect;
        this.messages = messages;
        this.hub = hub;
        this.config = config;
        this.metrics = metrics;
        this.log = log;
        this.clock = clock;
        this.outbox = new Outbox(config.outboxFramesMax(), config.outboxBytesMax());
        this.rate = new RateLimit(config.messagesPer10Seconds());
        this.emptyRate = new RateLimit(config.emptyFramesPer10Seconds());
        this.heardMillis = clock.millis();
        this.tookMillis = heardMillis;
    }

    /** Starts listening to the socket; called on its event loop. */
    void open() {
        socket.setWriteQueueMaxSize(SOCKET_BYTES);
        socket.drainHandler(ignored -> flush());
        socket.textMessageHandler(this::text);
        socket.binaryMessageHandler(this::binary);
        socket.pongHandler(ignored -> heardMillis = clock.millis());
        socket.exceptionHandler(ignored -> terminate());
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void send(Frame frame) {
        if (closing) {
            return;
        }
        if (lagging.get()) {
            // A snapshot will say it all once the client has taken what it was sent.
            metrics.dropped(1);
        } else if (!outbox.offer(frame)) {
            overflow();
        } else if (flushPlanned.compareAndSet(false, true)) {
            // One task for all frames that come before it runs.
            context.runOnContext(ignored -> flush());
        }
    }

    private void flush() {
        flushPlanned.set(false);
        if (closing || socket.isClosed()) {
            return;
        }
        int frames = 0;
        long bytes = 0;
        while (!socket.writeQueueFull()) {
            Optional<Frame> next = outbox.poll();
            if (next.isEmpty()) {
                break;
            }
            socket.writeFrame(next.get().view());
            frames++;
            bytes += next.get().bytes();
        }
        if (frames > 0) {
            tookMillis = clock.millis();
            metrics.sent(frames, bytes);
        }
        if (outbox.isEmpty() && !socket.writeQueueFull() && lagging.compareAndSet(true, false)) {
            hub.recover(this);
        }
    }

    private void overflow() {
        metrics.dropped(1);
        if (!lagging.compareAndSet(false, true)) {
            return;
        }
        metrics.dropped(outbox.clear());
        hub.suspend(this);
        context.runOnContext(ignored -> {
            if (closing) {
                return;
            }
            if (++overflows > config.overflowsMax()) {
                slow();
            } else {
                flush();
            }
        });
    }

    private void text(String text) {
        heardMillis = clock.millis();
        if (text.length() > config.messageBytesMax()
                || text.getBytes(StandardCharsets.UTF_8).length > config.messageBytesMax()) {
            limit(TOO_BIG, "a message may have at most " + config.messageBytesMax() + " bytes");
        } else if (messages.isKeepAlive(text)) {
            if (!emptyRate.allows(heardMillis)) {
                limit(POLICY_VIOLATION, "too many empty messages");
            }
        } else if (rate.allows(heardMillis)) {
            messages.handle(text, this);
        } else {
            limit(POLICY_VIOLATION, "at most " + config.messagesPer10Seconds() + " messages in ten seconds");
        }
    }

    private void binary(Buffer ignored) {
        heardMillis = clock.millis();
        if (rate.allows(heardMillis)) {
            send(dialect.failure(new ServerFrame.Failure(
                    FailureCode.BAD_FRAME, "only text messages are understood", Optional.empty())));
        } else {
            limit(POLICY_VIOLATION, "at most " + config.messagesPer10Seconds() + " messages in ten seconds");
        }
    }

    private void limit(short status, String what) {
        metrics.closedLimit();
        log.limit(remote(), what);
        close(status, "limit", what);
    }

    private void slow() {
        metrics.closedSlow();
        log.slow(remote());
        close(SLOW, "slow", "this connection does not take messages as fast as they come");
    }

    /**
     * Looks after the connection from time to time; may be called from any thread.
     *
     * <p>Pings it, and closes it when nothing was heard, or nothing taken, for too long.
     */
    void tend() {
        context.runOnContext(ignored -> {
            long now = clock.millis();
            if (closing || socket.isClosed()) {
                return;
            }
            boolean stuck = socket.writeQueueFull() || !outbox.isEmpty();
            if (stuck && now - tookMillis > config.slowCloseAfter().toMillis()) {
                slow();
            } else if (now - heardMillis > config.deadAfter().toMillis()) {
                terminate();
            } else if (!stuck) {
                tookMillis = now;
                socket.writePing(Buffer.buffer("p"));
            }
        });
    }

    /** Says good-bye because the server stops; may be called from any thread. */
    void shutDown() {
        context.runOnContext(ignored -> close(GOING_AWAY, "shutdown", "the server is stopping"));
    }

    private void close(short status, String code, String message) {
        if (closing) {
            return;
        }
        closing = true;
        metrics.dropped(outbox.clear());
        if (!socket.isClosed()) {
            socket.writeFrame(dialect.closing(code, message).view());
            socket.close(status, code);
        }
    }

    /** Without the good-bye of the protocol: nobody is there to answer it. */
    private void terminate() {
        closing = true;
        abort.run();
    }

    private String remote() {
        return String.valueOf(socket.remoteAddress());
    }
}

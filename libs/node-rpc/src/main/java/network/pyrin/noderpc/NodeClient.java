package network.pyrin.noderpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import network.pyrin.noderpc.NodeRpcException.Reason;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.PingRequestMessage;

/**
 * A connection to a node that comes back by itself.
 *
 * <p>One thread opens a stream, checks the network, subscribes, tells the listener and hands it notifications until the
 * stream breaks; then it pauses (doubling, with jitter) and begins again. Calls may come from any thread; they wait for a
 * connection up to the deadline. A call is never repeated by the client, since only the caller knows whether that is
 * safe. Calls from inside a listener fail at once when the connection is broken.
 */
public final class NodeClient implements NodeCalls, AutoCloseable {
    /** After this long without a notification the node is asked for a sign of life. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final NodeClientConfig config;
    private final NodeListener listener;
    private final Backoff backoff;
    private final ManagedChannel channel;
    private final Set<Subscription> subscriptions;
    private final Object lock = new Object();
    private Optional<NodeSession> session = Optional.empty();
    private NodeRpcException lastProblem;
    private boolean closed;
    private final Thread thread;

    private NodeClient(
            NodeClientConfig config, NodeListener listener, List<Subscription> subscriptions, RandomGenerator random) {
        this.config = config;
        this.listener = listener;
        this.subscriptions = new LinkedHashSet<>(subscriptions);
        this.backoff = new Backoff(config.backoffMin(), config.backoffMax(), random);
        this.lastProblem = new NodeRpcException(Reason.UNAVAILABLE, "not connected to " + config.target() + " yet");
        this.channel = NettyChannelBuilder.forAddress(config.host(), config.port())
                .usePlaintext()
                .disableRetry()
                .directExecutor()
                .maxInboundMessageSize(config.maxMessageBytes())
                .build();
        this.thread = Thread.ofVirtual().name("node-client-" + config.target()).unstarted(this::run);
    }

    /**
     * Starts connecting and returns at once.
     *
     * @param config where and how
     * @param listener hears of connections and notifications
     * @param subscriptions what to be told, from the first connection on
     * @param random for the jitter of pauses
     * @return the client
     */
    public static NodeClient start(
            NodeClientConfig config, NodeListener listener, List<Subscription> subscriptions, RandomGenerator random) {
        NodeClient client = new NodeClient(config, listener, subscriptions, random);
        client.thread.start();
        return client;
    }

    /**
     * Starts a client for calls only.
     *
     * @param config where and how
     * @return the client
     */
    public static NodeClient start(NodeClientConfig config) {
        return start(config, new NodeListener() {}, List.of(), RandomGenerator.getDefault());
    }

    /**
     * Adds a subscription, now and for every later connection.
     *
     * @param subscription what to be told
     * @throws NodeRpcException if the node refuses it; it is then forgotten
     */
    public void subscribe(Subscription subscription) {
        Optional<NodeSession> current;
        synchronized (lock) {
            subscriptions.add(subscription);
            current = session;
        }
        if (current.isPresent()) {
            try {
                call(subscription.request());
            } catch (NodeRpcException e) {
                if (!e.retryHelps()) {
                    synchronized (lock) {
                        subscriptions.remove(subscription);
                    }
                    throw e;
                }
            }
        }
    }

    /**
     * Whether a connection stands now.
     *
     * @return true between {@link NodeListener#connected} and {@link NodeListener#disconnected}
     */
    public boolean isConnected() {
        synchronized (lock) {
            return session.isPresent();
        }
    }

    @Override
    public KaspadResponse exchange(KaspadRequest request) {
        long end = System.nanoTime() + config.deadline().toNanos();
        NodeSession current = awaitSession(end);
        return await(current, current.send(request), end);
    }

    private NodeSession awaitSession(long end) {
        synchronized (lock) {
            while (true) {
                if (closed) {
                    throw new NodeRpcException(Reason.CLOSED, "the client of " + config.target() + " is closed");
                }
                if (session.isPresent()) {
                    return session.get();
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw lastProblem.again();
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    throw interrupted();
                }
            }
        }
    }

    private KaspadResponse await(NodeSession current, CompletableFuture<KaspadResponse> answer, long end) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            current.abandon(answer);
            throw new NodeRpcException(
                    Reason.TIMEOUT,
                    config.target() + " did not answer within "
                            + config.deadline().toMillis() + " ms");
        } catch (InterruptedException e) {
            current.abandon(answer);
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NodeRpcException known) {
                throw known.again();
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private NodeRpcException interrupted() {
        Thread.currentThread().interrupt();
        return new NodeRpcException(Reason.CLOSED, "interrupted while waiting for " + config.target());
    }

    private void run() {
        while (!isClosed()) {
            long started = System.nanoTime();
            NodeRpcException problem = connection();
            synchronized (lock) {
                lastProblem = problem;
            }
            pause(backoff.next(Duration.ofNanos(System.nanoTime() - started)));
        }
    }

    /** One connection from opening to end; returns why it ended. */
    private NodeRpcException connection() {
        NotificationQueue queue = new NotificationQueue(config.maxNotifications(), config.maxNotificationBytes());
        channel.resetConnectBackoff();
        NodeSession opened = new NodeSession(channel, config, queue);
        boolean told = false;
        Reason reason = Reason.UNAVAILABLE;
        try {
            greet(opened);
            synchronized (lock) {
                session = Optional.of(opened);
                lock.notifyAll();
            }
            told = true;
            listener.connected();
            serve(queue);
        } catch (InterruptedException e) {
            opened.close("the client of " + config.target() + " is closed");
        } catch (NodeRpcException e) {
            reason = e.reason();
            opened.close(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            opened.close("the listener failed: " + e);
        }
        synchronized (lock) {
            session = Optional.empty();
        }
        String why = queue.closed().orElse("the connection to " + config.target() + " ended");
        if (told) {
            listener.disconnected(why);
        }
        return new NodeRpcException(reason, why);
    }

    private void greet(NodeSession opened) {
        long end = System.nanoTime() + config.deadline().toNanos();
        KaspadResponse network = await(opened, opened.send(NodeCalls.currentNetwork()), end);
        String name = network.getGetCurrentNetworkResponse().getCurrentNetwork();
        if (config.network().isPresent() && !config.network().get().equals(name)) {
            throw new NodeRpcException(
                    Reason.INCOMPATIBLE,
                    "the node at " + config.target() + " is on " + name + ", not on "
                            + config.network().get());
        }
        List<Subscription> wanted;
        synchronized (lock) {
            wanted = List.copyOf(subscriptions);
        }
        for (Subscription each : wanted) {
            NodeExchange.checked(await(opened, opened.send(each.request()), end));
        }
    }

    private void serve(NotificationQueue queue) throws InterruptedException {
        while (queue.closed().isEmpty()) {
            Optional<KaspadResponse> next = queue.take(SILENCE);
            if (next.isPresent()) {
                Notifications.deliver(next.get(), listener);
            } else if (queue.closed().isEmpty()) {
                exchange(KaspadRequest.newBuilder()
                        .setPingRequest(PingRequestMessage.getDefaultInstance())
                        .build());
            }
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        synchronized (lock) {
            long left = length.toMillis();
            while (!closed && left > 0) {
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    return;
                }
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }

    /** Ends the connection; waiting calls fail, the listener hears {@code disconnected} once more if it was connected. */
    @Override
    public void close() {
        Optional<NodeSession> current;
        synchronized (lock) {
            closed = true;
            current = session;
            lock.notifyAll();
        }
        current.ifPresent(open -> open.close("the client of " + config.target() + " was closed"));
        thread.interrupt();
        channel.shutdownNow();
        try {
            if (Thread.currentThread() != thread) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package network.pyrin.events.redis;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import network.pyrin.events.EventFormatException;
import network.pyrin.events.EventJson;
import network.pyrin.events.EventSubscriber;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Listens on the Redis channel in a virtual thread of its own until closed. When the connection is lost it tries again
 * after 0.1 to 2 seconds (doubling, with jitter) and tells the listener once it is back.
 */
public final class RedisEventSubscriber implements EventSubscriber {
    private static final Duration RETRY_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final URI uri;
    private final Listener listener;
    private final RandomGenerator random;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Channel channel = new Channel();
    private final Thread thread;
    private volatile Optional<Jedis> connection = Optional.empty();

    /**
     * Starts listening.
     *
     * @param uri {@code redis://host:port}
     * @param listener who is called
     * @param random for the jitter of retries
     */
    public RedisEventSubscriber(URI uri, Listener listener, RandomGenerator random) {
        this.uri = uri;
        this.listener = listener;
        this.random = random;
        this.thread = Thread.ofVirtual().name("redis-events").start(this::run);
    }

    private void run() {
        long delayMillis = RETRY_MIN.toMillis();
        while (!isClosed()) {
            // Reads wait without limit: a quiet channel is not a broken one.
            try (Jedis jedis = new Jedis(uri, CONNECT_TIMEOUT_MILLIS, 0)) {
                connection = Optional.of(jedis);
                if (isClosed()) {
                    return;
                }
                delayMillis = RETRY_MIN.toMillis();
                jedis.subscribe(channel, RedisEventPublisher.CHANNEL.getBytes(StandardCharsets.UTF_8));
            } catch (JedisException e) {
                delayMillis = Math.min(2 * delayMillis, RETRY_MAX.toMillis());
            }
            if (pause(delayMillis / 2 + random.nextLong(delayMillis / 2 + 1))) {
                return;
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean pause(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        // Breaking the socket ends a blocked read whatever state the subscription is in.
        connection.ifPresent(Jedis::disconnect);
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands messages to the listener, one at a time. */
    private final class Channel extends BinaryJedisPubSub {
        @Override
        public void onSubscribe(byte[] name, int subscribed) {
            if (!isClosed()) {
                listener.onConnected();
            }
        }

        @Override
        public void onMessage(byte[] name, byte[] message) {
            if (isClosed()) {
                return;
            }
            try {
                listener.onEvent(EventJson.readEvent(message));
            } catch (EventFormatException e) {
                listener.onUnreadable(e.getMessage() == null ? "malformed message" : e.getMessage());
            }
        }
    }
}

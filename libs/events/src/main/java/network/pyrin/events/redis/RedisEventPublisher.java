package network.pyrin.events.redis;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.exceptions.JedisException;

/** Publishes events on a Redis channel, one message each, a whole call in one round trip. Used by one thread. */
public final class RedisEventPublisher implements EventPublisher {
    /** Channel of the chain's events. */
    public static final String CHANNEL = "chain-events";

    private static final int TIMEOUT_MILLIS = 2_000;

    private final URI uri;
    private final byte[] channel;
    private Optional<Jedis> connection = Optional.empty();

    /**
     * Makes a publisher; nothing is connected yet.
     *
     * @param uri {@code redis://host:port}
     */
    public RedisEventPublisher(URI uri) {
        this.uri = uri;
        this.channel = CHANNEL.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(List<? extends ChainEvent> events) throws EventTransportException {
        try {
            Jedis jedis = connection.orElseGet(() -> new Jedis(uri, TIMEOUT_MILLIS));
            connection = Optional.of(jedis);
            Pipeline pipeline = jedis.pipelined();
            for (ChainEvent event : events) {
                pipeline.publish(channel, EventJson.write(event));
            }
            pipeline.sync();
        } catch (JedisException e) {
            // A connection that failed half way is of no use; the next call makes a new one.
            close();
            throw new EventTransportException("cannot publish to Redis at " + uri.getHost() + ":" + uri.getPort(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.ifPresent(Jedis::close);
        } catch (JedisException e) {
            // Closing a broken connection may fail; there is nothing left to release.
        }
        connection = Optional.empty();
    }
}

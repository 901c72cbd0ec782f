package network.pyrin.events.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.crypto.Hash;
import network.pyrin.embedded.EmbeddedRedis;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.Position;
import network.pyrin.events.ReadModelStatus;
import network.pyrin.events.StatusChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

class RedisEventsTest {
    @TempDir
    private Path folder = Path.of("");

    /** Puts everything it is told into one queue. */
    private static final class Recorder implements EventSubscriber.Listener {
        private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        @Override
        public void onEvent(ChainEvent event) {
            told.add(event);
        }

        @Override
        public void onConnected() {
            told.add("connected");
        }

        @Override
        public void onUnreadable(String reason) {
            told.add("unreadable");
        }

        Object next() throws InterruptedException {
            Object next = told.poll(10, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        }
    }

    private static ChainEvent event(long sequence) {
        return new StatusChanged(
                new Position("e", sequence),
                new ReadModelStatus("simnet", ReadModelStatus.State.LIVE, 1, 1, 1, Hash.ZERO, 0));
    }

    @Test
    void publishedEventsArriveInOrderAtEverySubscriber() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder);
                RedisEventPublisher publisher = new RedisEventPublisher(redis.uri())) {
            Recorder one = new Recorder();
            Recorder two = new Recorder();
            try (RedisEventSubscriber first = new RedisEventSubscriber(redis.uri(), one, new SplittableRandom(1));
                    RedisEventSubscriber second = new RedisEventSubscriber(redis.uri(), two, new SplittableRandom(2))) {
                assertThat(first).isNotSameAs(second);
                List<ChainEvent> events = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    events.add(event(i));
                }
                assertThat(one.next()).isEqualTo("connected");
                assertThat(two.next()).isEqualTo("connected");
                publisher.publish(events);
                for (ChainEvent event : events) {
                    assertThat(one.next()).isEqualTo(event);
                    assertThat(two.next()).isEqualTo(event);
                }
            }
        }
    }

    @Test
    void aMalformedMessageIsLeftOutAndALostConnectionComesBack() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder);
                RedisEventPublisher publisher = new RedisEventPublisher(redis.uri());
                Jedis jedis = new Jedis(redis.uri())) {
            Recorder recorder = new Recorder();
            try (RedisEventSubscriber subscriber =
                    new RedisEventSubscriber(redis.uri(), recorder, new SplittableRandom(1))) {
                assertThat(recorder.next()).isEqualTo("connected");
                jedis.publish(RedisEventPublisher.CHANNEL, "nonsense");
                assertThat(recorder.next()).isEqualTo("unreadable");
                jedis.sendCommand(Protocol.Command.CLIENT, "KILL", "TYPE", "pubsub");
                assertThat(recorder.next()).isEqualTo("connected");
                publisher.publish(List.of(event(7)));
                assertThat(recorder.next()).isEqualTo(event(7));
                assertThat(subscriber).isNotNull();
            }
        }
    }

    @Test
    void anAbsentServerIsATransportFailureAndNoMore() {
        try (RedisEventPublisher publisher = new RedisEventPublisher(URI.create("redis://127.0.0.1:1"))) {
            assertThatThrownBy(() -> publisher.publish(List.of(event(1))))
                    .isInstanceOf(EventTransportException.class)
                    .hasMessageContaining("127.0.0.1:1");
        }
    }
}

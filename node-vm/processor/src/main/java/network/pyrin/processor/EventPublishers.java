package network.pyrin.processor;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventsAddress;
import network.pyrin.events.redis.RedisEventPublisher;
import network.pyrin.eventsaws.AwsAccess;
import network.pyrin.eventsaws.SnsEventPublisher;

/** Makes the publisher that belongs to an address. */
public final class EventPublishers {
    private static final EventPublisher SILENT = new EventPublisher() {
        @Override
        public void publish(List<? extends ChainEvent> events) {}

        @Override
        public void close() {}
    };

    private EventPublishers() {}

    /**
     * Makes a publisher; nothing is connected yet.
     *
     * @param address where events go
     * @param emulator where an emulator of AWS listens; empty for the SDK's default chain
     * @param database the read model's: keeps events that are too large for a topic
     * @param random for the jitter of retries
     * @return the caller's to close
     */
    public static EventPublisher open(
            EventsAddress address, Optional<URI> emulator, MongoDatabase database, RandomGenerator random) {
        return switch (address) {
            case EventsAddress.Redis redis -> new RedisEventPublisher(redis.uri());
            case EventsAddress.Sns topic ->
                new SnsEventPublisher(
                        new AwsAccess(topic.region(), emulator).sns(), topic, new MongoJournal(database), random);
            case EventsAddress.None none -> SILENT;
        };
    }
}

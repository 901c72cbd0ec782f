package network.pyrin.stream;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.events.EventHistory;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.EventsAddress;
import network.pyrin.events.redis.RedisEventSubscriber;
import network.pyrin.eventsaws.AwsAccess;
import network.pyrin.eventsaws.SqsEventSubscriber;
import network.pyrin.eventsaws.SqsSettings;

/** Makes the subscriber that belongs to an address. */
public final class EventSubscribers {
    private EventSubscribers() {}

    /**
     * Reads an address that events can come from.
     *
     * @param text as an operator writes it
     * @return the address
     * @throws IllegalArgumentException with a sentence
     */
    public static EventsAddress parse(String text) {
        EventsAddress address = EventsAddress.parse(text);
        if (address instanceof EventsAddress.None) {
            throw new IllegalArgumentException("a stream needs events: name redis://HOST:PORT or sns:TOPIC_ARN");
        }
        return address;
    }

    /**
     * Starts listening; what is away now is tried again.
     *
     * @param address where events come from
     * @param emulator where an emulator of AWS listens; empty for the SDK's default chain
     * @param history of the read model the events belong to
     * @param listener who is called
     * @param clock the time
     * @param random for names and jitter
     * @return the caller's to close
     */
    public static EventSubscriber open(
            EventsAddress address,
            Optional<URI> emulator,
            EventHistory history,
            EventSubscriber.Listener listener,
            InstantSource clock,
            RandomGenerator random) {
        return switch (address) {
            case EventsAddress.Redis redis -> new RedisEventSubscriber(redis.uri(), listener, random);
            case EventsAddress.Sns topic -> {
                AwsAccess access = new AwsAccess(topic.region(), emulator);
                yield new SqsEventSubscriber(
                        access.sqs(), access.sns(), topic, history, listener, SqsSettings.DEFAULT, clock, random);
            }
            case EventsAddress.None none -> throw new IllegalArgumentException("no events come from " + none);
        };
    }
}

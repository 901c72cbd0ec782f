package network.pyrin.stream;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import network.pyrin.events.EventJson;
import network.pyrin.events.Position;
import network.pyrin.events.stream.FailureCode;
import network.pyrin.events.stream.Topic;
import network.pyrin.views.Freshness;

/** Snapshots that say which topic and position they are of; a gate lets tests hold a read. */
final class FakeSource implements SnapshotSource {
    final AtomicInteger loads = new AtomicInteger();
    final Semaphore gate = new Semaphore(1_000_000);
    /** Which topics cannot be read just now. */
    volatile Predicate<Topic> refuses = topic -> false;

    volatile Optional<Standing> standing = Optional.of(new Standing(Freshness.State.LIVE, Optional.empty()));

    volatile Position at = Events.at(0);

    @Override
    public Position position() {
        return at;
    }

    @Override
    public Standing standing() {
        return standing.orElseThrow(() -> new SnapshotException(FailureCode.NOT_READY, "not just now"));
    }

    @Override
    public TopicSnapshot load(Topic topic) {
        if (topic.key().equals("pyrinsim:bad")) {
            throw new SnapshotException(FailureCode.BAD_TOPIC, "this address is not valid");
        }
        if (refuses.test(topic)) {
            throw new SnapshotException(FailureCode.NOT_READY, "not just now");
        }
        Position now = at;
        loads.incrementAndGet();
        gate.acquireUninterruptibly();
        return new TopicSnapshot(
                now, EventJson.mapper().createObjectNode().put("state", topic.name() + "@" + now.sequence()));
    }
}

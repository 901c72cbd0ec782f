package network.pyrin.stream;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import network.pyrin.events.EventJson;
import network.pyrin.events.Position;
import network.pyrin.events.stream.Topic;

/** Snapshots that say which topic and position they are of; a gate lets tests hold a read. */
final class FakeSource implements SnapshotSource {
    final AtomicInteger loads = new AtomicInteger();
    final Semaphore gate = new Semaphore(1_000_000);
    volatile Position at = Events.at(0);

    @Override
    public Position position() {
        return at;
    }

    @Override
    public TopicSnapshot load(Topic topic) {
        if (topic.key().equals("pyrinsim:bad")) {
            throw new SnapshotException("bad-topic", "this address is not valid");
        }
        Position now = at;
        loads.incrementAndGet();
        gate.acquireUninterruptibly();
        return new TopicSnapshot(
                now, EventJson.mapper().createObjectNode().put("state", topic.name() + "@" + now.sequence()));
    }
}

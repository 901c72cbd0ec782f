package network.pyrin.cloud;

import java.util.random.RandomGenerator;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.QueueReader;
import network.pyrin.eventsaws.SqsSettings;
import network.pyrin.eventsaws.StreamQueue;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A stream instance without its thread: its queue, what reads it, and a page that watches. */
final class Instance {
    private final ChaoticCloud cloud;
    private final EventsAddress.Sns topic;
    private final RandomGenerator random;
    private final QueueReader reader;
    private final Watcher watcher;
    private StreamQueue queue;

    Instance(ChaoticCloud cloud, EventsAddress.Sns topic, World world, RandomGenerator random) {
        this.cloud = cloud;
        this.topic = topic;
        this.random = random;
        this.watcher = new Watcher(world);
        this.reader = new QueueReader(cloud.sqs(), world, watcher, SqsSettings.DEFAULT, cloud);
        this.queue = join();
    }

    private StreamQueue join() {
        StreamQueue made =
                StreamQueue.make(cloud.sqs(), cloud.sns(), topic, SqsSettings.DEFAULT, cloud.instant(), random);
        watcher.onConnected();
        return made;
    }

    /** One request, as the subscriber's thread makes it. */
    void poll() {
        try {
            reader.poll(queue.url());
        } catch (QueueDoesNotExistException e) {
            queue = join();
        } catch (SdkException e) {
            // Tried again next time.
            return;
        }
    }

    /** Somebody deletes the queue. */
    void loseQueue() {
        queue.remove();
    }

    /** An orderly stop. */
    void leave() {
        queue.remove();
    }

    Watcher watcher() {
        return watcher;
    }
}

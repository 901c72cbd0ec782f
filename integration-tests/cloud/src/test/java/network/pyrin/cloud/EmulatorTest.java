package network.pyrin.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import network.pyrin.embedded.EmbeddedAws;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventHistory;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.AwsAccess;
import network.pyrin.eventsaws.SnsEventPublisher;
import network.pyrin.eventsaws.SqsEventSubscriber;
import network.pyrin.eventsaws.SqsSettings;
import network.pyrin.eventsaws.StreamQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Publisher, topic, queues and subscribers with their threads and the real SDK, over moto. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmulatorTest {
    private static final int CHANGES = Boolean.getBoolean("pyrin.slow") ? 2_000 : 300;

    /** Short polls: moto holds a request that waits in a thread of its own. */
    private static final SqsSettings SETTINGS = new SqsSettings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            SqsSettings.DEFAULT.gaps());

    private static EmbeddedAws aws;
    private static AwsAccess access;
    private static SnsClient sns;
    private static SqsClient sqs;
    private static int topics;

    @BeforeAll
    static void start() throws Exception {
        aws = EmbeddedAws.start();
        access = new AwsAccess(EmbeddedAws.REGION, Optional.of(aws.endpoint()));
        sns = access.sns();
        sqs = access.sqs();
    }

    @AfterAll
    static void stop() {
        sns.close();
        sqs.close();
        aws.close();
    }

    private static EventsAddress.Sns topic() {
        String name = "events-" + topics++;
        return new EventsAddress.Sns(
                sns.createTopic(request -> request.name(name)).topicArn());
    }

    private static SnsEventPublisher publisher(EventsAddress.Sns topic, World world) {
        return new SnsEventPublisher(access.sns(), topic, world::keep, new SplittableRandom(1));
    }

    private static SqsEventSubscriber subscriber(
            EventsAddress.Sns topic, EventHistory history, EventSubscriber.Listener listener, SqsSettings settings) {
        return new SqsEventSubscriber(
                access.sqs(),
                access.sns(),
                topic,
                history,
                listener,
                settings,
                InstantSource.system(),
                new SplittableRandom());
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
            if (Thread.interrupted()) {
                throw new AssertionError("the condition did not come true within the test's time limit");
            }
        }
    }

    private static List<String> queues(EventsAddress.Sns topic) {
        return sqs.listQueues(request -> request.queueNamePrefix(topic.topicName() + "-stream-"))
                .queueUrls();
    }

    private static List<Subscription> subscriptions(EventsAddress.Sns topic) {
        return sns.listSubscriptionsByTopic(request -> request.topicArn(topic.topicArn()))
                .subscriptions();
    }

    /** Puts what it is told into one queue. */
    private static final class Recorder implements EventSubscriber.Listener {
        private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

        @Override
        public void onEvent(ChainEvent event) {
            told.add(event.at().sequence());
        }

        @Override
        public void onConnected() {
            told.add("connected");
        }

        @Override
        public void onUnreadable(String reason) {
            told.add("unreadable");
        }

        @Override
        public void onTrouble(String reason) {
            told.add(reason);
        }

        Object next() throws InterruptedException {
            return Optional.ofNullable(told.poll(60, TimeUnit.SECONDS)).orElse("nothing");
        }
    }

    /** Changes while instances come and go; in the end each shows what the world is. */
    @Test
    void everyInstanceEndsExact() throws Exception {
        EventsAddress.Sns topic = topic();
        World world = new World(new SplittableRandom(7));
        SplittableRandom random = new SplittableRandom(8);
        List<LockedWatcher> watchers = new ArrayList<>();
        List<SqsEventSubscriber> running = new ArrayList<>();
        try (SnsEventPublisher publisher = publisher(topic, world)) {
            Sender sender = new Sender(world, publisher);
            for (int i = 0; i < CHANGES; i++) {
                if (i == 0 || i == CHANGES / 3 || i == CHANGES / 2) {
                    LockedWatcher watcher = new LockedWatcher(new Watcher(world));
                    watchers.add(watcher);
                    running.add(subscriber(topic, world, watcher, SETTINGS));
                    await(watcher::isConnected);
                }
                if (i == CHANGES * 2 / 3) {
                    running.removeFirst().close();
                    watchers.removeFirst();
                }
                sender.add(List.of(i % 100 == 50 ? world.largeEvent() : world.between()));
                sender.add(world.change());
                // As many changes in a call as come while the call before is under way.
                if (random.nextInt(5) == 0) {
                    sender.flush();
                }
            }
            sender.add(List.of(world.between()));
            sender.flush();
            ChainEvent last = world.between();
            publisher.publish(List.of(last));
            for (LockedWatcher watcher : watchers) {
                await(() -> watcher.has(last));
                World.State state = watcher.state();
                assertThat(state.accounts()).isEqualTo(world.snapshot().accounts());
                assertThat(state.sink()).isEqualTo(world.snapshot().sink());
                assertThat(watcher.inner.unreadable()).isZero();
            }
        } finally {
            running.forEach(SqsEventSubscriber::close);
        }
        assertThat(queues(topic)).as("queues after an orderly stop").isEmpty();
        assertThat(subscriptions(topic))
                .as("subscriptions after an orderly stop")
                .isEmpty();
    }

    /** A watcher that the test may look at. */
    private static final class LockedWatcher implements EventSubscriber.Listener {
        private final Watcher inner;
        private boolean connected;

        LockedWatcher(Watcher inner) {
            this.inner = inner;
        }

        @Override
        public synchronized void onEvent(ChainEvent event) {
            inner.onEvent(event);
        }

        @Override
        public synchronized void onConnected() {
            inner.onConnected();
            connected = true;
        }

        @Override
        public synchronized void onUnreadable(String reason) {
            inner.onUnreadable(reason);
        }

        synchronized boolean isConnected() {
            return connected;
        }

        synchronized boolean has(ChainEvent event) {
            return inner.state().at().equals(event.at());
        }

        synchronized World.State state() {
            return inner.state();
        }
    }

    @Test
    void aQueueDeletedUnderUsIsMadeAnew() throws Exception {
        EventsAddress.Sns topic = topic();
        World world = new World(new SplittableRandom(1));
        Recorder recorder = new Recorder();
        try (SnsEventPublisher publisher = publisher(topic, world);
                SqsEventSubscriber subscriber = subscriber(topic, world, recorder, SETTINGS)) {
            assertThat(subscriber).isNotNull();
            assertThat(recorder.next()).isEqualTo("connected");
            String url = queues(topic).getFirst();
            sqs.deleteQueue(request -> request.queueUrl(url));
            assertThat(recorder.next()).isEqualTo("the queue of this instance was deleted; a new one is made");
            assertThat(recorder.next()).isEqualTo("connected");
            assertThat(queues(topic)).hasSize(1).doesNotContain(url);
            ChainEvent event = world.between();
            publisher.publish(List.of(event));
            assertThat(recorder.next()).isEqualTo(event.at().sequence());
        }
    }

    @Test
    void whatADeadInstanceLeftIsSweptAndALivingOneIsNot() throws Exception {
        EventsAddress.Sns topic = topic();
        EventsAddress.Sns other = topic();
        World world = new World(new SplittableRandom(1));
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        String dead = StreamQueue.make(sqs, sns, topic, SETTINGS, longAgo, new SplittableRandom(1))
                .url();
        String living = StreamQueue.make(sqs, sns, topic, SETTINGS, Instant.now(), new SplittableRandom(2))
                .url();
        String foreign = StreamQueue.make(sqs, sns, other, SETTINGS, longAgo, new SplittableRandom(3))
                .url();
        sns.subscribe(request -> request.topicArn(topic.topicArn())
                .protocol("sqs")
                .endpoint("arn:aws:sqs:" + EmbeddedAws.REGION + ":" + EmbeddedAws.ACCOUNT + ":" + topic.topicName()
                        + "-stream-gone"));
        Recorder recorder = new Recorder();
        try (SqsEventSubscriber subscriber = subscriber(topic, world, recorder, SETTINGS)) {
            assertThat(subscriber).isNotNull();
            assertThat(recorder.next()).isEqualTo("connected");
            // Its own, and the living one's.
            await(() -> subscriptions(topic).size() == 2);
            assertThat(queues(topic)).hasSize(2).contains(living).doesNotContain(dead);
            assertThat(queues(other)).containsExactly(foreign);
        }
    }

    @Test
    void theQueueIsMadeAsItMustBe() {
        EventsAddress.Sns topic = topic();
        String url = StreamQueue.make(sqs, sns, topic, SqsSettings.DEFAULT, Instant.now(), new SplittableRandom(1))
                .url();
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertThat(attributes)
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "300")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20")
                .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        assertThat(attributes.getOrDefault(QueueAttributeName.POLICY, "").replace(" ", ""))
                .contains("\"Service\":\"sns.amazonaws.com\"")
                .contains("\"ArnEquals\":{\"aws:SourceArn\":\"" + topic.topicArn() + "\"}")
                .contains("\"Resource\":\"" + attributes.get(QueueAttributeName.QUEUE_ARN) + "\"");
        Map<String, String> subscription = sns.getSubscriptionAttributes(request ->
                        request.subscriptionArn(subscriptions(topic).getFirst().subscriptionArn()))
                .attributes();
        assertThat(subscription)
                .containsEntry("RawMessageDelivery", "true")
                .containsEntry("FilterPolicy", "{\"format\":[\"1\"]}");
        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags())
                .containsEntry("pyrin:role", "stream")
                .containsEntry("pyrin:topic", topic.topicArn());
    }

    @Test
    void anotherFormatIsNotDeliveredAndNonsenseIsLeftOut() throws Exception {
        EventsAddress.Sns topic = topic();
        World world = new World(new SplittableRandom(1));
        Recorder recorder = new Recorder();
        try (SnsEventPublisher publisher = publisher(topic, world);
                SqsEventSubscriber subscriber = subscriber(topic, world, recorder, SETTINGS)) {
            assertThat(subscriber).isNotNull();
            assertThat(recorder.next()).isEqualTo("connected");
            publish(topic, "2", "from the future");
            publish(topic, "1", "nonsense");
            assertThat(recorder.next()).isEqualTo("unreadable");
            ChainEvent event = world.between();
            publisher.publish(List.of(event));
            assertThat(recorder.next()).isEqualTo(event.at().sequence());
        }
    }

    private static void publish(EventsAddress.Sns topic, String format, String text) {
        MessageAttributeValue value = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(format)
                .build();
        sns.publish(
                request -> request.topicArn(topic.topicArn()).message(text).messageAttributes(Map.of("format", value)));
    }

    /** The filter that the function behind webhooks subscribes with. */
    @Test
    void aFilterOnKindsLetsOnlyTheseThrough() throws Exception {
        EventsAddress.Sns topic = topic();
        World world = new World(new SplittableRandom(1));
        String queue = sqs.createQueue(request -> request.queueName(topic.topicName() + "-alerts"))
                .queueUrl();
        sns.subscribe(request -> request.topicArn(topic.topicArn())
                .protocol("sqs")
                .endpoint("arn:aws:sqs:" + EmbeddedAws.REGION + ":" + EmbeddedAws.ACCOUNT + ":" + topic.topicName()
                        + "-alerts")
                .attributes(Map.of(
                        "RawMessageDelivery",
                        "true",
                        "FilterPolicy",
                        "{\"format\":[\"1\"],\"kinds\":[\"addressChanged\",\"statusChanged\"]}")));
        List<ChainEvent> change = world.change();
        try (SnsEventPublisher publisher = publisher(topic, world)) {
            publisher.publish(List.of(world.between()));
            publisher.publish(change);
        }
        List<String> bodies = sqs
                .receiveMessage(request ->
                        request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
                .messages()
                .stream()
                .map(message -> message.body())
                .toList();
        assertThat(bodies).hasSize(1);
        assertThat(EventMessage.read(bodies.getFirst().getBytes(StandardCharsets.UTF_8))
                        .events())
                .isEqualTo(change);
    }

    @Test
    void anEndpointThatIsAwayIsASentenceAndIsTriedAgain() throws Exception {
        AwsAccess nowhere = new AwsAccess(EmbeddedAws.REGION, Optional.of(URI.create("http://127.0.0.1:1")));
        EventsAddress.Sns topic = topic();
        World world = new World(new SplittableRandom(1));
        try (SnsEventPublisher publisher =
                new SnsEventPublisher(nowhere.sns(), topic, world::keep, new SplittableRandom(1))) {
            assertThatThrownBy(() -> publisher.publish(List.of(world.between())))
                    .isInstanceOf(EventTransportException.class)
                    .hasMessageContaining("cannot publish to " + topic.topicArn() + ": the endpoint cannot be reached");
        }
        Recorder recorder = new Recorder();
        try (SqsEventSubscriber subscriber = new SqsEventSubscriber(
                nowhere.sqs(),
                nowhere.sns(),
                topic,
                world,
                recorder,
                SETTINGS,
                InstantSource.system(),
                new SplittableRandom())) {
            assertThat(subscriber).isNotNull();
            assertThat(recorder.next().toString())
                    .startsWith("cannot receive events of " + topic.topicArn() + ": the endpoint cannot be reached");
        }
    }
}

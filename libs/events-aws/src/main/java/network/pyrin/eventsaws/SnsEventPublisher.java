package network.pyrin.eventsaws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventPublisher;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.EventsAddress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/**
 * Publishes events on an SNS topic: runs of events as messages of up to 60 KB, up to ten messages a call. Messages that SNS
 * did not take are sent again, a few times; then the call fails and its caller decides. Used by one thread.
 */
public final class SnsEventPublisher implements EventPublisher {
    /** Attribute with the format of the message: what a filter policy asks for first. */
    public static final String FORMAT = "format";

    /** Attribute with the kinds of the events in the message, as a list of texts. */
    public static final String KINDS = "kinds";

    /** Attribute with the epoch. */
    public static final String EPOCH = "epoch";

    /** Attribute with the sequence of the first event. */
    public static final String FIRST = "first";

    /** Attribute with the sequence of the last event. */
    public static final String LAST = "last";

    private static final int ATTEMPTS_MAX = 4;
    private static final Duration RETRY_MIN = Duration.ofMillis(50);
    private static final Duration RETRY_MAX = Duration.ofSeconds(1);

    private final SnsClient sns;
    private final EventsAddress.Sns topic;
    private final LargeEvents large;
    private final Backoff backoff;
    private final Pauses pauses;

    /**
     * Makes a publisher; nothing is sent yet.
     *
     * @param sns reaches the topic; closed with the publisher
     * @param topic the topic
     * @param large where events go that are too large
     * @param random for the jitter of retries
     */
    public SnsEventPublisher(SnsClient sns, EventsAddress.Sns topic, LargeEvents large, RandomGenerator random) {
        this(sns, topic, large, random, Thread::sleep);
    }

    /**
     * Makes a publisher that waits as it is told.
     *
     * @param sns reaches the topic; closed with the publisher
     * @param topic the topic
     * @param large where events go that are too large
     * @param random for the jitter of retries
     * @param pauses how it waits before it tries again
     */
    public SnsEventPublisher(
            SnsClient sns, EventsAddress.Sns topic, LargeEvents large, RandomGenerator random, Pauses pauses) {
        this.sns = sns;
        this.topic = topic;
        this.large = large;
        this.backoff = new Backoff(RETRY_MIN, RETRY_MAX, random);
        this.pauses = pauses;
    }

    @Override
    public void publish(List<? extends ChainEvent> events) throws EventTransportException {
        for (List<MessagePacker.Packed> batch : MessagePacker.batches(new MessagePacker(large).pack(events))) {
            send(batch);
        }
    }

    private void send(List<MessagePacker.Packed> batch) throws EventTransportException {
        List<PublishBatchRequestEntry> left = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            left.add(entry(Integer.toString(i), batch.get(i)));
        }
        for (int attempt = 1; ; attempt++) {
            PublishBatchResponse response = call(left);
            if (response.failed().isEmpty()) {
                backoff.reset();
                return;
            }
            BatchResultErrorEntry example = response.failed().getFirst();
            if (attempt == ATTEMPTS_MAX || response.failed().stream().anyMatch(SnsEventPublisher::isHopeless)) {
                throw new EventTransportException(
                        "SNS did not take " + response.failed().size() + " of " + left.size() + " messages: "
                                + example.message() + " (" + example.code() + ")",
                        new IllegalStateException(String.valueOf(example.code())));
            }
            Set<String> failed = new HashSet<>();
            response.failed().forEach(each -> failed.add(each.id()));
            left.removeIf(entry -> !failed.contains(entry.id()));
            pause();
        }
    }

    private static boolean isHopeless(BatchResultErrorEntry error) {
        return Boolean.TRUE.equals(error.senderFault());
    }

    private PublishBatchResponse call(List<PublishBatchRequestEntry> entries) throws EventTransportException {
        try {
            return sns.publishBatch(
                    request -> request.topicArn(topic.topicArn()).publishBatchRequestEntries(entries));
        } catch (SdkException e) {
            throw new EventTransportException(AwsTrouble.sentence("publish to " + topic.topicArn(), e), e);
        }
    }

    private void pause() throws EventTransportException {
        try {
            pauses.pause(backoff.next());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventTransportException("interrupted while publishing", e);
        }
    }

    private static PublishBatchRequestEntry entry(String id, MessagePacker.Packed packed) {
        EventMessage message = packed.message();
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message(packed.body())
                .messageAttributes(Map.of(
                        FORMAT, attribute("String", Integer.toString(message.format())),
                        KINDS, attribute("String.Array", new String(EventJson.write(message.kinds()), UTF_8)),
                        EPOCH, attribute("String", message.epoch()),
                        FIRST, attribute("Number", Long.toString(message.first())),
                        LAST, attribute("Number", Long.toString(message.last()))))
                .build();
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    @Override
    public void close() {
        sns.close();
    }
}

package network.pyrin.eventsaws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import network.pyrin.events.EventJson;
import network.pyrin.events.EventMessage;
import network.pyrin.events.EventsAddress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queue of one stream instance: made under a name that nobody else has, allowed to the topic and subscribed to it,
 * removed by {@link #remove}.
 *
 * <p>It has no dead-letter queue: what cannot be read is told to the listener and deleted, and everything else is in the
 * read model anyway.
 */
public final class StreamQueue {
    /** Tag: what the queue is for. */
    static final String ROLE_TAG = "pyrin:role";

    /** Tag: whose events it gets. */
    static final String TOPIC_TAG = "pyrin:topic";

    /** Tag: when its instance last said that it lives, seconds since the epoch. */
    static final String HEARTBEAT_TAG = "pyrin:heartbeat";

    /** What {@link #ROLE_TAG} says. */
    static final String ROLE = "stream";

    private static final int NAME_BYTES = 6;

    private final SqsClient sqs;
    private final SnsClient sns;
    private final String url;
    private final String subscriptionArn;

    private StreamQueue(SqsClient sqs, SnsClient sns, String url, String subscriptionArn) {
        this.sqs = sqs;
        this.sns = sns;
        this.url = url;
        this.subscriptionArn = subscriptionArn;
    }

    /** How the names of all queues of a topic's stream instances begin. */
    static String namePrefix(EventsAddress.Sns topic) {
        // SQS allows 80 characters, SNS 256.
        String name = topic.topicName();
        return name.substring(0, Math.min(name.length(), 60)) + "-stream-";
    }

    /**
     * Makes queue and subscription; messages published from now on arrive.
     *
     * @param sqs makes the queue
     * @param sns makes the subscription
     * @param topic whose events
     * @param settings times
     * @param now for the first heartbeat
     * @param random for the name
     * @return ready
     */
    public static StreamQueue make(
            SqsClient sqs,
            SnsClient sns,
            EventsAddress.Sns topic,
            SqsSettings settings,
            Instant now,
            RandomGenerator random) {
        byte[] suffix = new byte[NAME_BYTES];
        random.nextBytes(suffix);
        String name = namePrefix(topic) + HexFormat.of().formatHex(suffix);
        String url = sqs.createQueue(request -> request.queueName(name)
                        .attributes(attributes(topic, settings))
                        .tags(Map.of(
                                ROLE_TAG, ROLE,
                                TOPIC_TAG, topic.topicArn(),
                                HEARTBEAT_TAG, Long.toString(now.getEpochSecond()))))
                .queueUrl();
        boolean whole = false;
        try {
            String arn = arn(sqs, url);
            sqs.setQueueAttributes(request ->
                    request.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy(arn, topic.topicArn()))));
            StreamQueue queue = new StreamQueue(sqs, sns, url, subscribe(sns, topic, arn));
            whole = true;
            return queue;
        } finally {
            if (!whole) {
                deleteQuietly(sqs, url);
            }
        }
    }

    private static Map<QueueAttributeName, String> attributes(EventsAddress.Sns topic, SqsSettings settings) {
        return Map.of(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        Long.toString(settings.retention().toSeconds()),
                QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(settings.visibility().toSeconds()),
                QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                        Long.toString(settings.longPoll().toSeconds()),
                QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
    }

    /** The queue's ARN. */
    static String arn(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    /** Lets this topic, and nobody else, put messages into the queue. */
    static String policy(String queueArn, String topicArn) {
        ObjectNode policy = EventJson.mapper().createObjectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject();
        statement.put("Effect", "Allow").put("Action", "sqs:SendMessage").put("Resource", queueArn);
        statement.putObject("Principal").put("Service", "sns.amazonaws.com");
        statement.putObject("Condition").putObject("ArnEquals").put("aws:SourceArn", topicArn);
        return policy.toString();
    }

    private static String subscribe(SnsClient sns, EventsAddress.Sns topic, String queueArn) {
        ObjectNode filter = EventJson.mapper().createObjectNode();
        // What a later version writes in another format is not for this one.
        filter.putArray(SnsEventPublisher.FORMAT).add(Integer.toString(EventMessage.FORMAT));
        return sns.subscribe(request -> request.topicArn(topic.topicArn())
                        .protocol("sqs")
                        .endpoint(queueArn)
                        .returnSubscriptionArn(true)
                        .attributes(Map.of("RawMessageDelivery", "true", "FilterPolicy", filter.toString())))
                .subscriptionArn();
    }

    /**
     * The queue's address.
     *
     * @return URL
     */
    public String url() {
        return url;
    }

    /**
     * Says that the instance lives.
     *
     * @param now the time
     */
    public void heartbeat(Instant now) {
        sqs.tagQueue(request -> request.queueUrl(url).tags(Map.of(HEARTBEAT_TAG, Long.toString(now.getEpochSecond()))));
    }

    /** Ends the subscription, then the queue; what cannot be removed now is swept by another instance later. */
    public void remove() {
        unsubscribeQuietly(sns, List.of(subscriptionArn));
        deleteQuietly(sqs, url);
    }

    /** Ends subscriptions as far as that is possible now. */
    static void unsubscribeQuietly(SnsClient sns, List<String> subscriptionArns) {
        for (String arn : subscriptionArns) {
            try {
                sns.unsubscribe(request -> request.subscriptionArn(arn));
            } catch (SdkException e) {
                // Its queue goes next; a subscription without a queue delivers nothing and is swept.
                continue;
            }
        }
    }

    /** Deletes a queue as far as that is possible now. */
    static void deleteQuietly(SqsClient sqs, String url) {
        try {
            sqs.deleteQueue(request -> request.queueUrl(url));
        } catch (SdkException e) {
            // Left to the sweep of another instance.
            return;
        }
    }
}

package network.pyrin.cloud;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/**
 * SNS and SQS in this thread and in virtual time, by a seed: messages come twice, in any order and late; calls fail before
 * or after they took effect; some messages of a batch are refused. Checks the limits that the real services check.
 */
final class ChaoticCloud implements InstantSource {
    private static final long VISIBILITY_MILLIS = 30_000;
    private static final int BYTES_MAX = 256 << 10;

    private final RandomGenerator random;
    private final Chaos chaos;
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private final Map<String, String> subscriptions = new LinkedHashMap<>();
    private long millis = 1_700_000_000_000L;
    private long made;
    private long publishedMessages;

    /**
     * How often what happens; probabilities from 0 to 1.
     *
     * @param callFails a call fails; half of the time it has taken effect all the same
     * @param entryFails one message of a batch is reported as failed; half of them have been delivered
     * @param duplicated a message is delivered twice
     * @param delayed a message is late, by up to {@code delayMillisMax}
     * @param delayMillisMax the longest delay
     */
    record Chaos(double callFails, double entryFails, double duplicated, double delayed, int delayMillisMax) {}

    private record Waiting(long id, String body, long visibleAt) {}

    private static final class Queue {
        private final PriorityQueue<Waiting> later =
                new PriorityQueue<>(Comparator.comparingLong(Waiting::visibleAt).thenComparingLong(Waiting::id));
        private final List<Waiting> ready = new ArrayList<>();
        private final Set<Long> deleted = new HashSet<>();
    }

    ChaoticCloud(RandomGenerator random, Chaos chaos) {
        this.random = random;
        this.chaos = chaos;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }

    /** Lets time pass. */
    void pass(long passing) {
        millis += passing;
    }

    /** How many messages were put on the topic. */
    long publishedMessages() {
        return publishedMessages;
    }

    /** Whether no queue holds anything any more. */
    boolean isQuiet() {
        return queues.values().stream().allMatch(queue -> queue.ready.isEmpty() && queue.later.isEmpty());
    }

    private boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    private static SdkClientException away() {
        return SdkClientException.create("the connection broke");
    }

    /** The topic's side. */
    SnsClient sns() {
        return new SnsClient() {
            @Override
            public PublishBatchResponse publishBatch(PublishBatchRequest request) {
                boolean fails = happens(chaos.callFails());
                if (fails && random.nextBoolean()) {
                    throw away();
                }
                PublishBatchResponse response = take(request.publishBatchRequestEntries());
                if (fails) {
                    throw away();
                }
                return response;
            }

            @Override
            public SubscribeResponse subscribe(SubscribeRequest request) {
                String arn = request.topicArn() + ":" + made++;
                subscriptions.put(arn, request.endpoint());
                return SubscribeResponse.builder().subscriptionArn(arn).build();
            }

            @Override
            public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
                subscriptions.remove(request.subscriptionArn());
                return UnsubscribeResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return "sns";
            }

            @Override
            public void close() {}
        };
    }

    private PublishBatchResponse take(List<PublishBatchRequestEntry> entries) {
        check(entries);
        List<PublishBatchResultEntry> taken = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (PublishBatchRequestEntry entry : entries) {
            boolean fails = happens(chaos.entryFails());
            if (!fails || random.nextBoolean()) {
                publishedMessages++;
                subscriptions.values().forEach(endpoint -> deliver(endpoint, entry.message()));
            }
            if (fails) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .code("InternalError")
                        .senderFault(false)
                        .build());
            } else {
                taken.add(PublishBatchResultEntry.builder().id(entry.id()).build());
            }
        }
        return PublishBatchResponse.builder().successful(taken).failed(failed).build();
    }

    private static void check(List<PublishBatchRequestEntry> entries) {
        long bytes = 0;
        for (PublishBatchRequestEntry entry : entries) {
            bytes += entry.message().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            bytes += entry.messageAttributes().entrySet().stream()
                    .mapToLong(attribute -> attribute.getKey().length()
                            + attribute.getValue().dataType().length()
                            + attribute.getValue().stringValue().length())
                    .sum();
        }
        if (entries.isEmpty() || entries.size() > 10 || bytes > BYTES_MAX) {
            throw new AssertionError("a batch of " + entries.size() + " messages and " + bytes + " bytes");
        }
    }

    private void deliver(String endpoint, String body) {
        Queue queue = queues.get(endpoint);
        if (queue == null) {
            return;
        }
        int copies = happens(chaos.duplicated()) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            long delay = happens(chaos.delayed()) ? random.nextInt(chaos.delayMillisMax()) : random.nextInt(30);
            queue.later.add(new Waiting(made++, body, millis + delay));
        }
    }

    /** The queues' side. */
    SqsClient sqs() {
        return new SqsClient() {
            @Override
            public CreateQueueResponse createQueue(CreateQueueRequest request) {
                queues.put(request.queueName(), new Queue());
                return CreateQueueResponse.builder()
                        .queueUrl(request.queueName())
                        .build();
            }

            @Override
            public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
                return GetQueueAttributesResponse.builder()
                        .attributes(Map.of(QueueAttributeName.QUEUE_ARN, request.queueUrl()))
                        .build();
            }

            @Override
            public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
                return SetQueueAttributesResponse.builder().build();
            }

            @Override
            public DeleteQueueResponse deleteQueue(DeleteQueueRequest request) {
                queues.remove(request.queueUrl());
                return DeleteQueueResponse.builder().build();
            }

            @Override
            public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
                if (happens(chaos.callFails())) {
                    throw away();
                }
                return ReceiveMessageResponse.builder()
                        .messages(receive(queue(request.queueUrl()), request.maxNumberOfMessages()))
                        .build();
            }

            @Override
            public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
                Queue queue = queue(request.queueUrl());
                boolean fails = happens(chaos.callFails());
                if (!fails || random.nextBoolean()) {
                    // One that is not among the successes simply comes again.
                    request.entries().stream()
                            .filter(entry -> !happens(chaos.entryFails()))
                            .forEach(entry -> queue.deleted.add(Long.parseLong(entry.receiptHandle())));
                }
                if (fails) {
                    throw away();
                }
                return DeleteMessageBatchResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return "sqs";
            }

            @Override
            public void close() {}
        };
    }

    private Queue queue(String url) {
        Queue queue = queues.get(url);
        if (queue == null) {
            throw QueueDoesNotExistException.builder().message("no such queue").build();
        }
        return queue;
    }

    private List<Message> receive(Queue queue, int max) {
        while (!queue.later.isEmpty() && queue.later.peek().visibleAt() <= millis) {
            Waiting next = queue.later.poll();
            if (!queue.deleted.remove(next.id())) {
                queue.ready.add(next);
            }
        }
        List<Message> messages = new ArrayList<>();
        while (messages.size() < max && !queue.ready.isEmpty()) {
            // Any of them, not the first: the last takes its place.
            int index = random.nextInt(queue.ready.size());
            Waiting taken = queue.ready.get(index);
            Waiting last = queue.ready.removeLast();
            if (index < queue.ready.size()) {
                queue.ready.set(index, last);
            }
            queue.later.add(new Waiting(taken.id(), taken.body(), millis + VISIBILITY_MILLIS));
            messages.add(Message.builder()
                    .body(taken.body())
                    .receiptHandle(Long.toString(taken.id()))
                    .build());
        }
        return messages;
    }

    /** Names and figures, for failures. */
    @Override
    public String toString() {
        Map<String, Integer> sizes = new HashMap<>();
        queues.forEach((name, queue) -> sizes.put(name, queue.ready.size() + queue.later.size()));
        return sizes.toString();
    }
}

package network.pyrin.lambdahost.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import network.pyrin.lambdahost.runtime.HostedFunction;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The event source mapping of a queue: takes batches, calls the function, deletes what it has done. What failed shows
 * again after its visibility time-out, until the queue's own limit moves it to the dead letters.
 *
 * <p>Only for an emulator: the endpoint is given, never found, and the credentials are words.
 */
public final class SqsPoller implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH_MAX = 10;
    private static final int WAIT_SECONDS = 2;
    private static final int PAUSE_MILLIS = 1_000;

    private final SqsClient queue;
    private final String queueUrl;
    private final HostedFunction function;
    private final Consumer<String> log;
    private final Thread thread;

    /**
     * Begins to take batches.
     *
     * @param endpoint of the emulator
     * @param region as the emulator has it
     * @param queueUrl of the queue
     * @param function whom to call
     * @param log gets a line for each failure
     */
    public SqsPoller(URI endpoint, String region, String queueUrl, HostedFunction function, Consumer<String> log) {
        this.queue = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        this.queueUrl = queueUrl;
        this.function = function;
        this.log = log;
        this.thread =
                Thread.ofVirtual().name("queue-" + function.settings().name()).start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        try {
            List<Message> batch = queue.receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(BATCH_MAX)
                            .waitTimeSeconds(WAIT_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
            if (!batch.isEmpty()) {
                delete(done(batch));
            }
        } catch (SdkException e) {
            log.accept("the queue does not answer: " + e.getMessage());
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private List<Message> done(List<Message> batch) throws InterruptedException {
        return switch (function.invoke(Invocation.of(event(batch, arn()).toString()))) {
            case Outcome.Answered answered -> {
                Optional<Set<String>> failures = failures(answered.payload());
                yield failures.map(ids -> batch.stream()
                                .filter(message -> !ids.contains(message.messageId()))
                                .toList())
                        .orElse(List.of());
            }
            case Outcome.Failed failed -> {
                log.accept("a batch of " + batch.size() + " failed: " + failed.errorMessage());
                yield List.of();
            }
        };
    }

    private void delete(List<Message> messages) {
        if (!messages.isEmpty()) {
            queue.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                    .entries(messages.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        }
    }

    private String arn() {
        return "arn:aws:sqs:us-east-1:000000000000:" + queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    static ObjectNode event(List<Message> batch, String arn) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode entries = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode entry = entries.addObject();
            entry.put("messageId", message.messageId());
            entry.put("receiptHandle", message.receiptHandle());
            entry.put("body", message.body());
            ObjectNode system = entry.putObject("attributes");
            message.attributesAsStrings().forEach(system::put);
            ObjectNode own = entry.putObject("messageAttributes");
            message.messageAttributes().forEach((name, value) -> own.putObject(name)
                    .put("stringValue", value.stringValue())
                    .put("dataType", value.dataType()));
            entry.put("md5OfBody", message.md5OfBody());
            entry.put("eventSource", "aws:sqs");
            entry.put("eventSourceARN", arn);
            entry.put("awsRegion", "us-east-1");
        }
        return event;
    }

    /**
     * Which messages of the batch failed. Empty if the whole batch counts as failed: the answer is malformed.
     * Source: "Reporting batch item failures" of the Lambda developer guide.
     */
    static Optional<Set<String>> failures(String payload) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return Optional.of(Set.of());
        }
        JsonNode list = answer.path("batchItemFailures");
        Set<String> ids = new HashSet<>();
        for (JsonNode item : list) {
            String id = item.path("itemIdentifier").asText("");
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id);
        }
        return Optional.of(ids);
    }

    @Override
    public void close() {
        thread.interrupt();
        queue.close();
    }
}

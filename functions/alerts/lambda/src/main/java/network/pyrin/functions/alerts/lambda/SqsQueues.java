package network.pyrin.functions.alerts.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import network.pyrin.functions.alerts.api.DeadLetters;
import network.pyrin.functions.alerts.api.DeliveryQueue;
import network.pyrin.functions.alerts.api.DeliveryRef;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The queues of the cloud: deliveries and dead letters. A delivery that failed is put off by its visibility, so its count of
 * tries is the queue's own count of receptions. Thread-safe; the client is made at the first use.
 */
final class SqsQueues implements DeliveryQueue, DeadLetters {
    /** SQS's own bound on a visibility time. */
    private static final Duration VISIBILITY_MAX = Duration.ofHours(12);

    private final Supplier<SqsClient> client;
    private final String deliveriesUrl;
    private final String deadLettersUrl;
    private volatile Optional<SqsClient> made = Optional.empty();

    /**
     * Makes it; nothing is connected.
     *
     * @param client makes the client
     * @param deliveriesUrl the queue of deliveries
     * @param deadLettersUrl the queue of what is given up
     */
    SqsQueues(Supplier<SqsClient> client, String deliveriesUrl, String deadLettersUrl) {
        this.client = client;
        this.deliveriesUrl = deliveriesUrl;
        this.deadLettersUrl = deadLettersUrl;
    }

    private synchronized SqsClient sqs() {
        SqsClient sqs = made.orElseGet(client);
        made = Optional.of(sqs);
        return sqs;
    }

    /** Closes the client; the next use makes another. */
    synchronized void forget() {
        made.ifPresent(SqsClient::close);
        made = Optional.empty();
    }

    @Override
    public void put(DeliveryRef delivery) {
        sqs().sendMessage(request -> request.queueUrl(deliveriesUrl).messageBody(delivery.text()));
    }

    /**
     * Makes a delivery come again later.
     *
     * @param message as received
     * @param after so much later
     */
    void putOff(Invocation.QueueMessage message, Duration after) {
        Duration wait = after.compareTo(VISIBILITY_MAX) > 0 ? VISIBILITY_MAX : after;
        sqs().changeMessageVisibility(request -> request.queueUrl(deliveriesUrl)
                .receiptHandle(message.receipt())
                .visibilityTimeout(Math.toIntExact(Math.max(1, wait.toSeconds()))));
    }

    @Override
    public void put(String reason, String text) {
        String body = text.isEmpty() ? "(empty)" : text.substring(0, Math.min(text.length(), TEXT_MAX));
        MessageAttributeValue why = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(reason)
                .build();
        sqs().sendMessage(request ->
                request.queueUrl(deadLettersUrl).messageBody(body).messageAttributes(Map.of("reason", why)));
    }
}

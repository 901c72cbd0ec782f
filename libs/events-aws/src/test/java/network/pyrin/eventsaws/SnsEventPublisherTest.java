package network.pyrin.eventsaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import network.pyrin.events.EventTransportException;
import network.pyrin.events.EventsAddress;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

class SnsEventPublisherTest {
    private static final EventsAddress.Sns TOPIC =
            new EventsAddress.Sns("arn:aws:sns:us-east-1:123456789012:chain-events");

    private final List<PublishBatchRequestEntry> taken = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<Object> script = new ArrayDeque<>();

    /** Refuses what the script says: ids of entries, or a whole call. */
    private final class ScriptedSns implements SnsClient {
        @Override
        public PublishBatchResponse publishBatch(PublishBatchRequest request) {
            Object next = script.isEmpty() ? Set.of() : script.removeFirst();
            if (next instanceof SdkException e) {
                throw e;
            }
            boolean hopeless = next instanceof String;
            Set<?> refused = next instanceof Set<?> ids ? ids : Set.of("0");
            List<BatchResultErrorEntry> failed = new ArrayList<>();
            for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
                if (refused.contains(entry.id())) {
                    failed.add(BatchResultErrorEntry.builder()
                            .id(entry.id())
                            .code("Throttled")
                            .message("slower")
                            .senderFault(hopeless)
                            .build());
                } else {
                    taken.add(entry);
                }
            }
            return PublishBatchResponse.builder().failed(failed).build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private SnsEventPublisher publisher() {
        return new SnsEventPublisher(new ScriptedSns(), TOPIC, event -> {}, new SplittableRandom(1), pauses::add);
    }

    /** Two messages: the second begins after a hole. */
    private void publish() throws EventTransportException {
        publisher().publish(List.of(Events.event("e", 1), Events.event("e", 2), Events.event("e", 9)));
    }

    @Test
    void attributesSayWhatIsInside() throws Exception {
        publish();
        assertThat(taken).hasSize(2);
        Map<String, String> texts = new TreeMap<>();
        taken.getFirst().messageAttributes().forEach((name, value) -> texts.put(name, value.stringValue()));
        assertThat(texts)
                .isEqualTo(Map.of(
                        "kinds",
                        "[\"transactionsUnaccepted\"]",
                        "format",
                        "1",
                        "epoch",
                        "e",
                        "first",
                        "1",
                        "last",
                        "2"));
    }

    @Test
    void onlyWhatWasRefusedIsSentAgain() throws Exception {
        script.add(Set.of("1"));
        script.add(Set.of("1"));
        publish();
        assertThat(taken.stream().map(PublishBatchRequestEntry::id)).containsExactly("0", "1");
        assertThat(pauses).hasSize(2).allMatch(pause -> pause.toMillis() <= 1_000);
    }

    @Test
    void whatIsRefusedAgainAndAgainFailsAfterFourAttempts() {
        for (int i = 0; i < 10; i++) {
            script.add(Set.of("0"));
        }
        assertThatThrownBy(this::publish)
                .isInstanceOf(EventTransportException.class)
                .hasMessageContaining("slower (Throttled)");
        assertThat(script).hasSize(6);
    }

    @Test
    void whatIsOurFaultIsNotTriedAgain() {
        script.add("hopeless");
        assertThatThrownBy(this::publish).isInstanceOf(EventTransportException.class);
        assertThat(pauses).isEmpty();
    }

    private static SdkException refusal(String code) {
        return (SdkException) SnsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("details")
                        .build())
                .message("details")
                .build();
    }

    private void fails(SdkException e, String sentence) {
        script.clear();
        script.add(e);
        assertThatThrownBy(this::publish)
                .isInstanceOf(EventTransportException.class)
                .hasMessageContaining("cannot publish to " + TOPIC.topicArn() + ": ")
                .hasMessageContaining(sentence);
    }

    @Test
    void troubleIsASentence() {
        fails(refusal("ExpiredToken"), "the AWS credentials have expired; renew them");
        fails(refusal("InvalidClientTokenId"), "the AWS credentials are not accepted");
        fails(refusal("AuthorizationError"), "the role of this program may not do that: details");
        fails(refusal("Throttling"), "details (Throttling)");
        fails(
                (SdkException) NotFoundException.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode("NotFound").build())
                        .build(),
                "the topic does not exist");
        fails(SdkClientException.create("Unable to load credentials from any of …"), "no AWS credentials were found");
        fails(
                SdkClientException.create("failed", new java.net.ConnectException("Connection refused")),
                "the endpoint cannot be reached (ConnectException: Connection refused)");
    }
}

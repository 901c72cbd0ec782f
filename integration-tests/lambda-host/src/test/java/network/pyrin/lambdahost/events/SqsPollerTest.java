package network.pyrin.lambdahost.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.gateway.Gateway;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.tiny.TinyPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a queue's messages that a function is called with. */
class SqsPollerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(256, Duration.ofMinutes(2), Duration.ofMinutes(2), 16);

    @TempDir
    Path temp;

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private QueueDouble queue;
    private LambdaHost host;

    @BeforeEach
    void start() throws IOException {
        queue = new QueueDouble();
        FunctionSettings settings =
                FunctionSettings.of("tiny", Map.of()).with(LIMITS).scaled(1, 10);
        host = LambdaHost.start(
                new LambdaHost.Setup(
                        Map.of(settings, TinyPackage.write(temp)),
                        List.of("$default tiny"),
                        List.of(new LambdaHost.Queue("tiny", queue.endpoint(), queue.url())),
                        "",
                        0,
                        0,
                        Gateway.TIMEOUT,
                        false,
                        temp.resolve("work")),
                log::add);
    }

    @AfterEach
    void stop() {
        host.close();
        queue.close();
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : log) {
            if (line.startsWith("{\"Records\"")) {
                events.add(JSON.readTree(line));
            }
        }
        return events;
    }

    private boolean isLogged(String words) {
        return log.stream().anyMatch(line -> line.contains(words));
    }

    @Test
    void everyMessageIsHandedOverInBatchesAndDeleted() throws IOException {
        for (int i = 0; i < 25; i++) {
            queue.put("m" + i, "letter " + i);
        }
        Conditions.await("all are deleted", () -> queue.kept().isEmpty());
        assertThat(queue.largestBatchAskedFor()).isEqualTo(10);
        List<String> bodies = new ArrayList<>();
        for (JsonNode event : events()) {
            assertThat(event.path("Records").size()).isBetween(1, 10);
            for (JsonNode one : event.path("Records")) {
                bodies.add(one.path("body").asText());
                assertThat(one.path("eventSource").asText()).isEqualTo("aws:sqs");
                assertThat(one.path("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:letters");
                assertThat(one.path("receiptHandle").asText())
                        .isEqualTo("receipt of " + one.path("messageId").asText());
                assertThat(one.path("attributes")
                                .path("ApproximateReceiveCount")
                                .asText())
                        .isEqualTo("1");
            }
        }
        assertThat(bodies).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatTheFunctionNamesAsFailedComesAgain() {
        queue.put("bad-1", "a");
        queue.put("good-1", "b");
        queue.put("bad-2", "c");
        queue.put("good-2", "d");
        Conditions.await(
                "the good ones are deleted", () -> queue.kept().keySet().equals(Set.of("bad-1", "bad-2")));
        queue.put("good-3", "e");
        queue.showAgain();
        Conditions.await("the new one is deleted", () -> !queue.kept().containsKey("good-3"));
        assertThat(queue.kept()).containsOnlyKeys("bad-1", "bad-2");
    }

    @Test
    void aBatchThatThrowsOrIsAnsweredByNonsenseStays() throws IOException {
        queue.put("m1", "throw");
        Conditions.await("it failed", () -> isLogged("a batch of 1 failed: as asked"));
        queue.put("m2", "nonsense");
        Conditions.await("it was taken", () -> isLogged("\"body\":\"nonsense\""));
        queue.put("m3", "good");
        Conditions.await("the last is deleted", () -> !queue.kept().containsKey("m3"));
        assertThat(queue.kept()).containsOnlyKeys("m1", "m2");
        assertThat(events()).hasSize(3);
    }

    @Test
    void aQueueThatDoesNotAnswerIsAskedAgain() {
        queue.refuse(40);
        Conditions.await("it is said", () -> isLogged("the queue does not answer"));
        queue.refuse(0);
        queue.put("m1", "a");
        Conditions.await("it is deleted", () -> queue.kept().isEmpty());
    }

    @Test
    void failuresAreReadAsTheGuideSays() {
        assertThat(SqsPoller.failures("null")).contains(Set.of());
        assertThat(SqsPoller.failures("not JSON")).contains(Set.of());
        assertThat(SqsPoller.failures("{\"batchItemFailures\":[]}")).contains(Set.of());
        assertThat(SqsPoller.failures(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"b\"}]}"))
                .contains(Set.of("a", "b"));
        assertThat(SqsPoller.failures("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}"))
                .isEqualTo(Optional.empty());
        assertThat(SqsPoller.failures("{\"batchItemFailures\":[{}]}")).isEqualTo(Optional.empty());
    }
}

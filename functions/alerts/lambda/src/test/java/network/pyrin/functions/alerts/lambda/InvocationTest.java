package network.pyrin.functions.alerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationTest {
    private static Invocation read(String input) throws IOException {
        return Invocation.read(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsMalformedIsUnknownAndNeverAFailure() throws IOException {
        for (String input : List.of(
                "",
                "null",
                "7",
                "[]",
                "{",
                "{}",
                "poison",
                "{\"source\":7}",
                "{\"source\":\"aws.s3\"}",
                "{\"Records\":null}",
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"Records\":[7]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}",
                "{\"Records\":{\"EventSource\":\"aws:sns\"}}")) {
            assertThat(read(input)).as(input).isInstanceOfSatisfying(Invocation.Unknown.class, unknown -> {
                assertThat(unknown.reason()).isNotBlank().doesNotContain("Exception");
                assertThat(unknown.text()).isEqualTo(input);
            });
        }
    }

    @Test
    void ofWhatIsTooLargeOnlyTheBeginningIsKept() throws IOException {
        assertThat(read("{\"Records\":[" + "1,".repeat(Invocation.BYTES_MAX) + "1]}"))
                .isInstanceOfSatisfying(Invocation.Unknown.class, unknown -> assertThat(unknown.text())
                        .hasSize(2_000));
    }

    @Test
    void recordsWithoutTheirPartsAreReadAsEmptyOnes() throws IOException {
        assertThat(read("{\"Records\":[{\"EventSource\":\"aws:sns\"},{\"EventSource\":\"aws:sns\",\"Sns\":7}]}"))
                .isEqualTo(new Invocation.ChainMessages(List.of("", "")));
        assertThat(
                        read(
                                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"attributes\":{\"ApproximateReceiveCount\":\"x\"}}]}"))
                .isEqualTo(new Invocation.QueueMessages(List.of(new Invocation.QueueMessage("", "", 1, ""))));
    }
}

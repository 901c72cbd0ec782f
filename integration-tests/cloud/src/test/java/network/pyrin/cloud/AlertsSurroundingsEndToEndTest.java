package network.pyrin.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged function of alerts where what it needs is missing or away: who called must call again, and know why. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class AlertsSurroundingsEndToEndTest {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PYRIN_MONGODB_URI",
            "mongodb://pyrin:sesame@127.0.0.1:1/pyrin",
            "PYRIN_NETWORK",
            "simnet",
            "PYRIN_ALERTS_DELIVERIES_QUEUE_URL",
            NOWHERE + "/123456789012/deliveries",
            "PYRIN_ALERTS_DEAD_LETTERS_QUEUE_URL",
            NOWHERE + "/123456789012/dead-letters",
            "AWS_ENDPOINT_URL",
            NOWHERE);

    @TempDir
    private Path temp = Path.of("");

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    private LambdaHost host(Map<String, String> environment) throws IOException {
        FunctionSettings settings = FunctionSettings.of(PackagedAlerts.NAME, environment)
                .with(PackagedAlerts.LIMITS)
                .scaled(1, 10);
        return LambdaHost.start(LambdaHost.Setup.of(settings, PackagedAlerts.PACKAGE, temp), log::add);
    }

    private static Outcome call(LambdaHost host, String event) throws InterruptedException {
        return host.function(PackagedAlerts.NAME).invoke(Invocation.of(event));
    }

    @Test
    void aMissingVariableFailsTheStartWithItsName() throws Exception {
        Map<String, String> less = new HashMap<>(ENVIRONMENT);
        less.remove("PYRIN_ALERTS_DELIVERIES_QUEUE_URL");
        try (LambdaHost host = host(less)) {
            assertThat(call(host, "{\"source\":\"aws.events\"}")).isInstanceOf(Outcome.Failed.class);
            assertThat(String.join("\n", log)).contains("pyrin.alerts.deliveries-queue-url");
        }
    }

    @Test
    void withoutADatabaseNothingCountsAsDone() throws Exception {
        try (LambdaHost host = host(ENVIRONMENT)) {
            assertThat(call(host, "{\"source\":\"aws.events\"}"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class, failed -> assertThat(failed.errorType() + failed.errorMessage())
                                    .doesNotContain("sesame"));
            String records = """
                    {"Records":[{"eventSource":"aws:sqs","messageId":"one","receiptHandle":"r","body":
                     "{\\"webhook\\":\\"wh\\",\\"address\\":\\"pyrinsim:a\\",\\"delivery\\":\\"d\\"}"}]}""";
            assertThat(call(host, records))
                    .isEqualTo(new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"one\"}]}"));
            // Neither what cannot be read where the queue of dead letters is away.
            assertThat(call(host, "{\"hello\":\"world\"}")).isInstanceOf(Outcome.Failed.class);
            assertThat(String.join("\n", log)).doesNotContain("sesame");
        }
    }
}

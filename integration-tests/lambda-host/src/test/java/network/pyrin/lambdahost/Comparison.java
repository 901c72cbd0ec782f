package network.pyrin.lambdahost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleDatabase;
import network.pyrin.lambdahost.training.SampleEvents;

/** The sample database, and artefacts of functions over it: two of one function must say the same. */
final class Comparison implements AutoCloseable {
    private static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(512, Duration.ofSeconds(60), Duration.ofMinutes(2), 64);
    private static final int INSTANCES = 2;
    private static final int QUEUED = 2_000;

    private final Path temp;
    private final SampleDatabase database;
    private final SampleClient client;

    private Comparison(Path temp, SampleDatabase database, SampleClient client) {
        this.temp = temp;
        this.database = database;
        this.client = client;
    }

    static Comparison over(Path temp) throws IOException {
        return new Comparison(temp, SampleDatabase.start(), new SampleClient());
    }

    SampleClient client() {
        return client;
    }

    /** Runs an artefact, unpacked in a folder of this name. */
    LambdaHost host(String name, Path artefact, String folder, Consumer<String> log) throws IOException {
        FunctionSettings settings =
                FunctionSettings.of(name, database.environment()).with(LIMITS).scaled(INSTANCES, QUEUED);
        return LambdaHost.start(LambdaHost.Setup.of(settings, artefact, temp.resolve(folder)), log);
    }

    /** Sends every sample event of the function to both artefacts and compares what they say. */
    void sameAnswers(String name, Path one, Path other) throws Exception {
        try (LambdaHost first = host(name, one, name + "-one", line -> {});
                LambdaHost second = host(name, other, name + "-other", line -> {})) {
            for (SampleEvents.Sample sample : SampleEvents.of(name)) {
                assertThat(answer(first, name, sample)).as("%s", sample).isEqualTo(answer(second, name, sample));
            }
        }
    }

    /** Status, type, caching and body; ids, times and how far behind the clock is differ. */
    private String answer(LambdaHost host, String name, SampleEvents.Sample sample) throws Exception {
        return switch (sample) {
            case SampleEvents.Direct direct -> {
                Outcome outcome = host.function(name).invoke(Invocation.of(direct.json()));
                assertThat(outcome).as("%s", sample).isInstanceOf(Outcome.Answered.class);
                yield outcome.toString();
            }
            case SampleEvents.Request request -> {
                HttpResponse<String> answer =
                        client.request(URI.create("http://127.0.0.1:" + host.httpPort()), request);
                yield answer.statusCode() + " "
                        + answer.headers().firstValue("content-type") + " "
                        + answer.headers().firstValue("cache-control") + " "
                        + answer.body().replaceAll("\"(requestId|behindMillis|at|time|now)\":[^,}]*", "");
            }
        };
    }

    @Override
    public void close() {
        client.close();
        database.close();
    }
}

package network.pyrin.lambdahost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.training.SampleClient;
import network.pyrin.lambdahost.training.SampleEvents;

/** Two artefacts of one function must say the same. */
final class Answers {
    private Answers() {}

    /** Sends every sample event of the function to both hosts and compares what they say. */
    static void areTheSame(SampleClient client, String name, LambdaHost one, LambdaHost other) throws Exception {
        for (SampleEvents.Sample sample : SampleEvents.of(name)) {
            assertThat(answer(client, one, name, sample))
                    .as("%s", sample)
                    .isEqualTo(answer(client, other, name, sample));
        }
    }

    /** Status, type, caching and body; ids, times and how far behind the clock is differ. */
    private static String answer(SampleClient client, LambdaHost host, String name, SampleEvents.Sample sample)
            throws Exception {
        return switch (sample) {
            case SampleEvents.Direct direct ->
                host.function(name).invoke(Invocation.of(direct.json())).toString();
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
}

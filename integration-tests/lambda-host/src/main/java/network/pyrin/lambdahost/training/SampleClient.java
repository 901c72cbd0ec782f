package network.pyrin.lambdahost.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;

/** Sends sample events to a hosted function. */
public final class SampleClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Sends one event.
     *
     * @param host where the function is
     * @param name of the function
     * @param sample the event
     * @return status of HTTP; of a direct event 200 if it was answered, 502 if the handler threw, 500 otherwise
     * @throws IOException if the host does not answer
     * @throws InterruptedException if interrupted
     */
    public int send(LambdaHost host, String name, SampleEvents.Sample sample) throws IOException, InterruptedException {
        return switch (sample) {
            case SampleEvents.Request request ->
                request(URI.create("http://127.0.0.1:" + host.httpPort()), request)
                        .statusCode();
            case SampleEvents.Direct direct -> status(host.function(name).invoke(Invocation.of(direct.json())));
        };
    }

    /**
     * Whether a function broke, as against refusing in its own words: 503 is an answer, where a pool or a node is missing.
     *
     * @param status as {@link #send} gives it
     * @return true for 500 and 502
     */
    public static boolean isFailure(int status) {
        return status == 500 || status == 502;
    }

    private static int status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered _ -> 200;
            case Outcome.Failed failed -> failed.kind() == Outcome.Kind.HANDLER ? 502 : 500;
        };
    }

    /**
     * Sends one request anywhere.
     *
     * @param base scheme, host, port and what else comes before the path
     * @param request what to send
     * @return the answer
     * @throws IOException if nothing answers
     * @throws InterruptedException if interrupted
     */
    public HttpResponse<String> request(URI base, SampleEvents.Request request)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + request.path())).timeout(PATIENCE);
        request.body()
                .ifPresentOrElse(
                        body -> builder.header("Content-Type", "application/json")
                                .method(request.method(), HttpRequest.BodyPublishers.ofString(body)),
                        () -> builder.method(request.method(), HttpRequest.BodyPublishers.noBody()));
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}

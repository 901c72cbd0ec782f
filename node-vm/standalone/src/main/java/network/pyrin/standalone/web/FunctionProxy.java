package network.pyrin.standalone.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Passes API requests on to packaged functions, where {@code pyrin.functions} is {@code lambda}. Their port comes from the
 * system property {@code pyrin.functions.port} once they run; until then the answer is 503.
 */
@ApplicationScoped
public class FunctionProxy {
    private static final int FIRST = -1_000;
    private static final int CONNECTIONS_MAX = 64;
    private static final int WAITING_MAX = 1_000;
    private static final int TIMEOUT_MILLIS = 35_000;

    /**
     * Called once while the HTTP server is set up.
     *
     * @param router the one router
     * @param vertx for the connections
     * @param mode {@code lambda} or {@code inline}
     */
    void mount(
            @Observes Router router,
            Vertx vertx,
            @ConfigProperty(name = "pyrin.functions", defaultValue = "inline") String mode) {
        if (mode.equals("lambda")) {
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setDefaultHost("127.0.0.1")
                    .setMaxPoolSize(CONNECTIONS_MAX)
                    .setMaxWaitQueueSize(WAITING_MAX));
            router.route("/api/*").order(FIRST).handler(context -> pass(context, client));
        }
    }

    private static void pass(RoutingContext context, HttpClient client) {
        int port = Integer.getInteger("pyrin.functions.port", 0);
        if (port == 0) {
            refuse(context, 503, "The functions are not ready yet.");
            return;
        }
        context.request().pause();
        client.request(
                        context.request().method(),
                        port,
                        "127.0.0.1",
                        context.request().uri())
                .compose(request -> send(context, request))
                .onSuccess(answer -> answer(context, answer))
                .onFailure(_ -> refuse(context, 502, "The functions do not answer."));
    }

    private static io.vertx.core.Future<HttpClientResponse> send(RoutingContext context, HttpClientRequest request) {
        request.headers().setAll(context.request().headers());
        request.idleTimeout(TIMEOUT_MILLIS);
        return request.send(context.request());
    }

    private static void answer(RoutingContext context, HttpClientResponse answer) {
        HttpServerResponse response = context.response().setStatusCode(answer.statusCode());
        response.headers().addAll(answer.headers());
        response.headers().remove("transfer-encoding");
        response.headers().remove("connection");
        if (answer.getHeader("content-length") == null) {
            response.setChunked(true);
        }
        // Half an answer must not look like a whole one: it is broken off, unless the client itself has gone.
        answer.pipe().endOnFailure(false).to(response).onFailure(_ -> {
            if (!response.closed()) {
                response.reset();
            }
        });
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        if (!context.response().headWritten()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end("{\"message\":\"" + sentence + "\"}");
        }
    }
}

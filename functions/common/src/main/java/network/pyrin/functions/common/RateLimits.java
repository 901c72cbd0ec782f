package network.pyrin.functions.common;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import network.pyrin.functions.routes.Route;
import network.pyrin.functions.routes.Throttle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells every caller what is allowed, and holds to it where nobody in front does.
 *
 * <p>{@code RateLimit-Policy: "read";q=400;w=10} says: 400 calls in 10 seconds. Behind a gateway, gateway and firewall count
 * ({@code pyrin.http.limits=state}, the default), and the policy is all that is sent: what a client has left they alone
 * know, and one instance of many would tell an untrue figure. A process of its own counts itself ({@code enforce}), adds
 * {@code RateLimit: "read";r=399;t=1} (399 left, all again in a second), and refuses with 429 and {@code Retry-After}.
 * {@code off} says nothing. Source of the headers: draft-ietf-httpapi-ratelimit-headers, where each may stand alone.
 */
@Provider
@Priority(150)
public final class RateLimits implements ContainerRequestFilter, ContainerResponseFilter {
    /** Some 2 MB of clients. */
    private static final int CLIENTS_MAX = 20_000;

    private static final String PROPERTY = RateLimits.class.getName();

    private final Routes routes;
    private final Mode mode;
    private final Instance<HttpServerRequest> connection;
    private final ClientBuckets buckets = new ClientBuckets(CLIENTS_MAX);

    /** Who counts. */
    enum Mode {
        OFF,
        STATE,
        ENFORCE
    }

    /**
     * Made by the container.
     *
     * @param routes throttles of all routes
     * @param mode {@code state}, {@code enforce} or {@code off}
     * @param connection the current request's
     */
    @Inject
    public RateLimits(
            Routes routes,
            @ConfigProperty(name = "pyrin.http.limits", defaultValue = "state") Mode mode,
            Instance<HttpServerRequest> connection) {
        this.routes = routes;
        this.mode = mode;
        this.connection = connection;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (mode != Mode.ENFORCE) {
            return;
        }
        Throttle throttle = routes.of(request).map(Route::throttle).orElse(Throttle.READ);
        String client = ClientAddress.of(
                connection.get().remoteAddress().hostAddress(), request.getHeaderString("X-Forwarded-For"));
        ClientBuckets.State state = buckets.take(client, throttle, System.nanoTime());
        request.setProperty(PROPERTY, state);
        if (!state.allowed()) {
            throw new ApiException(
                    429,
                    "too-many-requests",
                    "Too many requests: at most %d at once and %d a second."
                            .formatted(throttle.clientBurst(), throttle.clientRatePerSecond()),
                    state.retrySeconds());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (mode == Mode.OFF) {
            return;
        }
        routes.of(request).map(Route::throttle).ifPresent(throttle -> {
            response.getHeaders().putSingle("RateLimit-Policy", policy(throttle));
            if (request.getProperty(PROPERTY) instanceof ClientBuckets.State state) {
                response.getHeaders()
                        .putSingle(
                                "RateLimit",
                                "\"%s\";r=%d;t=%d".formatted(throttle.text(), state.remaining(), state.resetSeconds()));
            }
        });
    }

    private static String policy(Throttle throttle) {
        return "\"%s\";q=%d;w=%d"
                .formatted(
                        throttle.text(),
                        throttle.clientBurst(),
                        Math.ceilDiv(throttle.clientBurst(), throttle.clientRatePerSecond()));
    }
}

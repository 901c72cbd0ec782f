package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import network.pyrin.functions.routes.CacheRule;
import network.pyrin.functions.routes.Route;

/** Writes {@code Cache-Control} by the route's rule and what the resource put in its {@link CachePolicy}. */
@Provider
@Priority(3000)
public final class CacheHeaders implements ContainerResponseFilter {
    private final CachePolicy policy;
    private final Routes routes;

    /**
     * Made by the container.
     *
     * @param policy of the current request
     * @param routes rules of all routes
     */
    @Inject
    public CacheHeaders(CachePolicy policy, Routes routes) {
        this.policy = policy;
        this.routes = routes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        policy.headers().forEach(response.getHeaders()::putSingle);
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return;
        }
        int status = response.getStatus();
        // A resource may have allowed its "not found" to be kept; any other failure must be asked again.
        boolean keepable = status == 200
                || status == 304
                || (status == 404 && policy.seconds().isPresent());
        CacheRule rule =
                keepable ? routes.of(request).map(Route::cache).orElse(CacheRule.NO_STORE) : CacheRule.NO_STORE;
        response.getHeaders()
                .putSingle(
                        "Cache-Control",
                        policy.seconds().map(rule::cacheControl).orElseGet(rule::cacheControl));
    }
}

package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Writes {@code Cache-Control} and what else the resource put in its {@link CachePolicy}. */
@Provider
@Priority(3000)
public final class CacheHeaders implements ContainerResponseFilter {
    private static final String DEFAULT = "public, max-age=8";
    private static final String NEVER = "no-store";

    private final CachePolicy policy;

    /**
     * Made by the container.
     *
     * @param policy of the current request
     */
    @Inject
    public CacheHeaders(CachePolicy policy) {
        this.policy = policy;
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
        boolean keepable =
                status == 200 || (status == 404 && policy.cacheControl().isPresent());
        response.getHeaders()
                .putSingle("Cache-Control", keepable ? policy.cacheControl().orElse(DEFAULT) : NEVER);
    }
}

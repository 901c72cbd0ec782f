package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses bodies of unknown length (411) and of more than {@link #BYTES_MAX} bytes (413), both without a body. A submitted
 * transaction may have {@link #TRANSACTION_BYTES_MAX}: the heaviest standard one has 100,000 bytes, which are twice as many
 * hex digits, and names around them.
 */
@Provider
@PreMatching
@Priority(300)
public final class BodyLimits implements ContainerRequestFilter {
    /** Largest body that is read. */
    public static final int BYTES_MAX = 200_000;

    /** Largest transaction that is read. */
    public static final int TRANSACTION_BYTES_MAX = 400_000;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!WITH_BODY.contains(request.getMethod())) {
            return;
        }
        int length = request.getLength();
        boolean submission = request.getUriInfo().getPath().endsWith("/transactions");
        if (length < 0) {
            request.abortWith(Response.status(411).build());
        } else if (length > (submission ? TRANSACTION_BYTES_MAX : BYTES_MAX)) {
            request.abortWith(Response.status(413).build());
        }
    }
}

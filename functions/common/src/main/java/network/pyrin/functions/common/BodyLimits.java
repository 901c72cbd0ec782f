package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Refuses posts of unknown length (411) and of more than {@link #BYTES_MAX} bytes (413), both without a body. */
@Provider
@PreMatching
@Priority(300)
public final class BodyLimits implements ContainerRequestFilter {
    /** Largest body that is read. */
    public static final int BYTES_MAX = 200_000;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals("POST")) {
            return;
        }
        int length = request.getLength();
        if (length < 0) {
            request.abortWith(Response.status(411).build());
        } else if (length > BYTES_MAX) {
            request.abortWith(Response.status(413).build());
        }
    }
}

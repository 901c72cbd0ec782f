package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives every request an id, the caller's own if it is harmless, and returns it as {@code X-Request-Id}. */
@Provider
@PreMatching
@Priority(100)
public final class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {
    /** The header's name. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String PROPERTY = RequestIds.class.getName();

    /**
     * The id of a request.
     *
     * @param request any request that passed this filter
     * @return the id; {@code -} for one that did not
     */
    public static String of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof String id ? id : "-";
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HEADER);
        boolean usable = given != null && HARMLESS.matcher(given).matches();
        request.setProperty(PROPERTY, usable ? given : UUID.randomUUID().toString());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, of(request));
    }
}

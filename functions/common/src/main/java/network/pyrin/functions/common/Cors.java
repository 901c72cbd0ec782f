package network.pyrin.functions.common;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets pages of any origin read the API, with credentials, by any method and with any request header.
 *
 * <p>Preflights are answered here, before any route is looked for. The headers asked for are granted literally: explorers
 * in the wild send {@code Access-Control-Allow-Origin} as a <em>request</em> header on every call, which a list of usual
 * names would refuse. The origin is echoed, because browsers do not accept {@code *} together with credentials.
 */
@Provider
@PreMatching
@Priority(200)
public final class Cors implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
    private static final String EXPOSED =
            "ETag, RateLimit, RateLimit-Policy, Retry-After, X-Data-Source, X-Next-Page-After, X-Next-Page-Before,"
                    + " X-Page-Count, X-Request-Id";
    private static final int PREFLIGHT_SECONDS = 600;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Origin") != null
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (!preflight) {
            return;
        }
        Response.ResponseBuilder answer = Response.ok("OK", "text/plain")
                .header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        String headers = request.getHeaderString("Access-Control-Request-Headers");
        if (headers != null) {
            answer.header("Access-Control-Allow-Headers", headers);
        }
        request.abortWith(answer.build());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        MultivaluedMap<String, Object> headers = response.getHeaders();
        // Also without an origin: a shared cache must not hand this answer to a page that has one.
        headers.add("Vary", "Origin");
        if (origin != null) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Allow-Credentials", "true");
            headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
        }
    }
}

package network.pyrin.functions.common;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one place where failures become bodies.
 *
 * <p>Paths under {@code /v1} answer with {@link Problem}; the older ones with exactly what their clients know:
 * {@code {"detail": text}}, for malformed parameters 422 {@code {"detail": [{loc, msg, type}]}}, for our own failures 500
 * {@code {"message": "Internal server error"}}. What broke inside goes to the log under the request id, never to a client.
 */
@Provider
public final class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ErrorMapper.class.getName());

    private final UriInfo uri;
    private final ContainerRequestContext request;

    /**
     * Made by the container.
     *
     * @param uri of the current request
     * @param request the current request
     */
    @Inject
    public ErrorMapper(@Context UriInfo uri, @Context ContainerRequestContext request) {
        this.uri = uri;
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case ValidationException e -> invalid(e);
            case ApiException e -> refused(e);
            case WebApplicationException e -> framework(e);
            default -> broken(failure);
        };
    }

    private Response invalid(ValidationException e) {
        if (isOwnPath()) {
            return answer(422, "invalid-parameter", String.valueOf(e.getMessage()));
        }
        return json(422, Map.of("detail", List.of(e.violation())));
    }

    private Response refused(ApiException e) {
        Response answer = answer(e.status(), e.code(), String.valueOf(e.getMessage()));
        return e.retryAfterSeconds() == 0
                ? answer
                : Response.fromResponse(answer)
                        .header("Retry-After", e.retryAfterSeconds())
                        .build();
    }

    private Response framework(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return broken(e);
        }
        String code = status.getStatusCode() == 404 ? "unknown-route" : "bad-request";
        return answer(status.getStatusCode(), code, status.getReasonPhrase());
    }

    private Response broken(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "request " + RequestIds.of(request) + " " + uri.getPath(), failure);
        if (isOwnPath()) {
            return answer(500, "internal", "Internal server error");
        }
        return json(500, Map.of("message", "Internal server error"));
    }

    private Response answer(int status, String code, String detail) {
        if (!isOwnPath()) {
            return json(status, Map.of("detail", detail));
        }
        String title = Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Unprocessable Content");
        Problem problem = new Problem("about:blank", title, status, code, detail, RequestIds.of(request));
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    private boolean isOwnPath() {
        String path = uri.getPath();
        return path.startsWith("/v1/") || path.startsWith("v1/");
    }

    private static Response json(int status, Object body) {
        return Response.status(status).type("application/json").entity(body).build();
    }
}

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
 * Whatever fails after the request's time ran out is a 504: the time-out came first.
 */
@Provider
public final class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ErrorMapper.class.getName());

    private final UriInfo uri;
    private final ContainerRequestContext request;
    private final Routes routes;

    /**
     * Made by the container.
     *
     * @param uri of the current request
     * @param request the current request
     * @param routes of all functions
     */
    @Inject
    public ErrorMapper(@Context UriInfo uri, @Context ContainerRequestContext request, Routes routes) {
        this.uri = uri;
        this.request = request;
        this.routes = routes;
    }

    @Override
    public Response toResponse(Throwable failure) {
        boolean late = RequestDeadlines.isOver(request);
        return switch (failure) {
            case ValidationException e -> invalid(e);
            case ApiException e when !late || e.status() == 504 -> refused(e);
            case Throwable e when late -> late(e);
            case WebApplicationException e -> framework(e);
            default -> broken(failure);
        };
    }

    private Response late(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, where() + " took too long: " + failure);
        return refused(new ApiException(504, "timeout", "This took too long and was given up.", 5));
    }

    private Response invalid(ValidationException e) {
        if (isOwnPath()) {
            return problem(422, "invalid-parameter", String.valueOf(e.getMessage()), e.violations(), Map.of());
        }
        return json(422, Map.of("detail", e.violations()));
    }

    private Response refused(ApiException e) {
        Response answer = answer(e.status(), e.code(), String.valueOf(e.getMessage()), e.more());
        return e.retryAfterSeconds() == 0
                ? answer
                : Response.fromResponse(answer)
                        .header("Retry-After", e.retryAfterSeconds())
                        .build();
    }

    private Response framework(WebApplicationException e) {
        Response.StatusType given = e.getResponse().getStatusInfo();
        Response.StatusType status = given.getStatusCode() == 404 && routes.isWrongMethod(request)
                ? Response.Status.METHOD_NOT_ALLOWED
                : given;
        if (status.getStatusCode() >= 500) {
            return broken(e);
        }
        String code =
                switch (status.getStatusCode()) {
                    case 404 -> "unknown-route";
                    case 405 -> "method-not-allowed";
                    case 413 -> "body-too-large";
                    default -> "bad-request";
                };
        return answer(status.getStatusCode(), code, status.getReasonPhrase(), Map.of());
    }

    private Response broken(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, where(), failure);
        if (isOwnPath()) {
            return answer(500, "internal", "Internal server error", Map.of());
        }
        return json(500, Map.of("message", "Internal server error"));
    }

    private String where() {
        return "request " + RequestIds.of(request) + " " + uri.getPath();
    }

    private Response answer(int status, String code, String detail, Map<String, String> more) {
        return isOwnPath() ? problem(status, code, detail, List.of(), more) : json(status, Map.of("detail", detail));
    }

    private Response problem(
            int status, String code, String detail, List<Violation> violations, Map<String, String> more) {
        String title = Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Unprocessable Content");
        Problem problem =
                new Problem("about:blank", title, status, code, detail, RequestIds.of(request), violations, more);
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

package network.pyrin.functions.common;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers with the API document that the build has written, where {@code pyrin.openapi.path} says so.
 *
 * <p>The framework would parse and print the document anew whenever a function starts: a quarter of a cold start, for a
 * page that hardly any instance is ever asked for. Functions therefore switch its route off and use this one.
 */
@Provider
@PreMatching
@Priority(400)
public final class OpenApiDocument implements ContainerRequestFilter {
    /** In an artefact, and in what the framework packages. */
    private static final List<String> RESOURCES =
            List.of("openapi.json", "META-INF/quarkus-generated-openapi-doc.JSON");

    private final Optional<String> path;

    /**
     * Made by the container.
     *
     * @param path where to answer; empty for nowhere
     */
    @Inject
    public OpenApiDocument(@ConfigProperty(name = "pyrin.openapi.path") Optional<String> path) {
        this.path = path;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (path.isEmpty() || !path.get().equals(request.getUriInfo().getPath())) {
            return;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return;
        }
        for (String resource : RESOURCES) {
            try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
                if (in != null) {
                    String document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    request.abortWith(Response.ok(new RawValue(document), "application/json")
                            .build());
                    return;
                }
            }
        }
    }
}

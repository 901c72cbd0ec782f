package network.pyrin.functions.explorerapi.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;

/** The front door of the API: a page that shows the OpenAPI document, without anything fetched from elsewhere. */
@Path("/")
public class DocsResource {
    /**
     * Sends a visitor of the root to the page.
     *
     * @return a redirect, relative: only the visitor knows which prefix was taken off the path on the way
     */
    @GET
    @Operation(summary = "Leads to the documentation")
    public Response root() {
        return Response.status(Response.Status.TEMPORARY_REDIRECT)
                .header("Location", "docs")
                .build();
    }

    /**
     * The page.
     *
     * @return HTML that reads {@code openapi.json} beside it
     */
    @GET
    @Path("/docs")
    @Produces("text/html; charset=utf-8")
    @Operation(summary = "Documentation as a page")
    @Extension(name = "x-cache", value = "60")
    public String docs() {
        try (InputStream page = DocsResource.class.getResourceAsStream("docs.html")) {
            if (page == null) {
                throw new IllegalStateException("docs.html is not packaged");
            }
            return new String(page.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("docs.html cannot be read", e);
        }
    }
}

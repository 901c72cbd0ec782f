package network.pyrin.functions.poolapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.CachePolicy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pool's calls, all of which say that there is no pool yet; only its health is known. */
@Path("/v1/pool")
@Produces("application/json")
@Tag(name = "Pool")
public class PoolResource {
    /** An hour: nobody needs to ask more often whether there is a pool by now. */
    private static final int RETRY_SECONDS = 3_600;

    private final CachePolicy cache;

    /**
     * Made by the container.
     *
     * @param cache of the current request
     */
    @Inject
    public PoolResource(CachePolicy cache) {
        this.cache = cache;
    }

    /**
     * Whether this function works.
     *
     * @param state {@code no-pool} as long as there is none
     */
    record Health(String state) {}

    /**
     * Whether this function works, and whether there is a pool behind it.
     *
     * @return always 200
     */
    @GET
    @Path("/health")
    @Operation(summary = "Whether the pool API works, and whether there is a pool")
    @Extension(name = "x-cache", value = "60")
    public Health health() {
        cache.maxAge(60);
        return new Health("no-pool");
    }

    /**
     * The pool.
     *
     * @return never: 503
     */
    @GET
    @Operation(summary = "The pool; 503 until there is one")
    @Extension(name = "x-cache", value = "never")
    public Health pool() {
        throw none();
    }

    /**
     * Anything else of the pool.
     *
     * @param path what of it
     * @return never: 503
     */
    @GET
    @Path("/{path:.+}")
    @Operation(summary = "Anything of the pool; 503 until there is one")
    @Extension(name = "x-cache", value = "never")
    public Health part(@PathParam("path") String path) {
        throw none();
    }

    private static ApiException none() {
        return new ApiException(503, "no-pool", "There is no pool here yet.", RETRY_SECONDS);
    }
}

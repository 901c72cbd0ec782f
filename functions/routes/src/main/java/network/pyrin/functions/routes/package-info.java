/**
 * The one table of all HTTP routes: which function answers which method and path, how long answers may be kept, how many
 * calls are let through.
 *
 * <pre>
 *   resource classes (&#64;Path, &#64;Extension "x-cache", "x-throttle", "x-needs-node")
 *       -> OpenAPI document of each function (written when it is built)
 *       -> OpenApiRoutes -> routes.json (checked in; a test of each function compares)
 *       -> RouteTable -> gateway routes, cache policies, throttles (infra) and the functions' own filters
 * </pre>
 *
 * <p>A plain library: no framework, no other module. A route that two functions could answer makes {@link
 * network.pyrin.functions.routes.RouteTable} refuse to be built.
 */
@NullMarked
package network.pyrin.functions.routes;

import org.jspecify.annotations.NullMarked;

/**
 * The HTTP gateway in front of functions: finds the route, makes the event, and turns the function's answer into HTTP.
 *
 * <pre>
 *   HTTP -> Gateway -> RouteTable -> RequestEvents (payload format 2.0) -> function
 *   HTTP <- Gateway <- Answers (format 2.0, or any JSON) <- function
 * </pre>
 *
 * <p>What it refuses is what the real one refuses: bodies beyond 6 MB (413), no answer in time (504), an answer that is
 * none (500), no free instance (503). May depend on {@code lambdahost.runtime}.
 *
 * <p>Source: "Create Lambda integrations for HTTP APIs" and the quotas of the API Gateway developer guide.
 */
@NullMarked
package network.pyrin.lambdahost.gateway;

import org.jspecify.annotations.NullMarked;

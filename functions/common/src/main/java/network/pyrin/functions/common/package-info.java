/**
 * What every HTTP function does the same way: errors, cross-origin rules, cache headers, entity tags, request
 * ids, body limits and the reading of parameters.
 *
 * <pre>
 *   request -> RequestIds -> Cors (answers preflights) -> BodyLimits -> resource
 *   resource -> CacheHeaders -> AnswerBodies (JSON bytes once, ETag, 304) -> Cors -> answer
 *                exceptions -> ErrorMapper (problem+json, or the shape that existing clients compare)
 * </pre>
 *
 * <p>Plain Jakarta REST and CDI, so the same classes run in a Lambda and in one process with everything else. May depend
 * on {@code chain}.
 */
@NullMarked
package network.pyrin.functions.common;

import org.jspecify.annotations.NullMarked;

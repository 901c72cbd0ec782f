/**
 * The mining pool's HTTP interface under {@code /v1/pool}: until there is a pool, its health and a clear refusal of
 * everything else.
 *
 * <p>May depend on {@code functions.common}.
 */
@NullMarked
package network.pyrin.functions.poolapi.api;

import org.jspecify.annotations.NullMarked;

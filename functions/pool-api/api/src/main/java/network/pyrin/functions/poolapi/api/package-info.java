/**
 * Figures of the mining pool.
 */
@NullMarked
package network.pyrin.functions.poolapi.api;

import org.jspecify.annotations.NullMarked;

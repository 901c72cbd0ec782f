/**
 * Runs packaged functions as Lambda does: Runtime API, event translation, freezing, limits.
 */
@NullMarked
package network.pyrin.lambdahost;

import org.jspecify.annotations.NullMarked;

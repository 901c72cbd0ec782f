/** Packaged functions from end to end: started as Lambda starts them, asked as the gateway asks them. */
@NullMarked
package network.pyrin.lambdahost;

import org.jspecify.annotations.NullMarked;

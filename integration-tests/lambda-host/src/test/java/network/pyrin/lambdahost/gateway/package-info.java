/** Tests of the gateway's translation. */
@NullMarked
package network.pyrin.lambdahost.gateway;

import org.jspecify.annotations.NullMarked;

/** Tests of one hosted function. */
@NullMarked
package network.pyrin.lambdahost.runtime;

import org.jspecify.annotations.NullMarked;

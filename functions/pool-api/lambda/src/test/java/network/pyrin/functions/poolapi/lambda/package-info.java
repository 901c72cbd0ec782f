/** Tests of the packaged function, through its event handler. */
@NullMarked
package network.pyrin.functions.poolapi.lambda;

import org.jspecify.annotations.NullMarked;

/** Tests of the packaged function, through its event handler. */
@NullMarked
package network.pyrin.functions.walletapi.lambda;

import org.jspecify.annotations.NullMarked;

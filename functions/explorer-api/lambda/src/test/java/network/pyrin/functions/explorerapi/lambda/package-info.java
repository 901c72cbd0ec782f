/** The packaged function, driven through the mock event server over an embedded MongoDB. */
@NullMarked
package network.pyrin.functions.explorerapi.lambda;

import org.jspecify.annotations.NullMarked;

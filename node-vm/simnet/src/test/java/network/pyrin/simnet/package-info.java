/** Tests of the living chain. */
@NullMarked
package network.pyrin.simnet;

import org.jspecify.annotations.NullMarked;

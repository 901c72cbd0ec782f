/**
 * A function of one class, packaged by the tests themselves: does what its event says, also what no function should do.
 */
@NullMarked
package network.pyrin.lambdahost.tiny;

import org.jspecify.annotations.NullMarked;

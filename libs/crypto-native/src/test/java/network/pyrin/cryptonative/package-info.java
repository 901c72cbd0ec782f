/** The native signatures against the pure-Java ones. */
@NullMarked
package network.pyrin.cryptonative;

import org.jspecify.annotations.NullMarked;

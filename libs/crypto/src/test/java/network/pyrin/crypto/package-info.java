/** Vectors, and properties against {@link java.math.BigInteger} and reference libraries. */
@NullMarked
package network.pyrin.crypto;

import org.jspecify.annotations.NullMarked;

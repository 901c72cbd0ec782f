/** Tests of the chain's nouns and rules against vectors and naive versions. */
@NullMarked
package network.pyrin.chain;

import org.jspecify.annotations.NullMarked;

/** Tests of copies of a read model. */
@NullMarked
package network.pyrin.processor.upkeep;

import org.jspecify.annotations.NullMarked;

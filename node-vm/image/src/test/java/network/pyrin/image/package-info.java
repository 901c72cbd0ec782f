/** Tests of the commands' flags. */
@NullMarked
package network.pyrin.image;

import org.jspecify.annotations.NullMarked;

/** Tests of what is packaged. */
@NullMarked
package network.pyrin.image.pack;

import org.jspecify.annotations.NullMarked;

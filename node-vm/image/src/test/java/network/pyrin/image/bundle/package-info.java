/** Tests of bundles as files. */
@NullMarked
package network.pyrin.image.bundle;

import org.jspecify.annotations.NullMarked;

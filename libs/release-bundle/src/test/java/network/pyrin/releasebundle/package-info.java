/** Tests of bundles as files. */
@NullMarked
package network.pyrin.releasebundle;

import org.jspecify.annotations.NullMarked;

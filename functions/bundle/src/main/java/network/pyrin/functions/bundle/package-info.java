/**
 * Makes the artefacts that are deployed out of the packaged functions.
 */
@NullMarked
package network.pyrin.functions.bundle;

import org.jspecify.annotations.NullMarked;

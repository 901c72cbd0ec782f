/** Tests of paths. */
@NullMarked
package network.pyrin.functions.httpevents;

import org.jspecify.annotations.NullMarked;

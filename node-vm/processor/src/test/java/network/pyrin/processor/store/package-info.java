/** Tests of the store over a real server. */
@NullMarked
package network.pyrin.processor.store;

import org.jspecify.annotations.NullMarked;

/** Upkeep on recorded chains. */
@NullMarked
package network.pyrin.node.app.upkeep;

import org.jspecify.annotations.NullMarked;

/** Holds the dependency rules of the tree: what each module may see, and that nothing goes in circles. */
@NullMarked
package network.pyrin.architecture;

import org.jspecify.annotations.NullMarked;

/** Chain rules against recorded chains, and the recording reader itself. */
@NullMarked
package network.pyrin.testing;

import org.jspecify.annotations.NullMarked;

/** The packaged stack as a process, looked at through its public interfaces only. */
@NullMarked
package network.pyrin.endtoend;

import org.jspecify.annotations.NullMarked;

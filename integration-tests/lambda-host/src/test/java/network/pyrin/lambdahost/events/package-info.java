/** Tests of what calls functions beside HTTP, on a function that each test packages itself and a queue of their own. */
@NullMarked
package network.pyrin.lambdahost.events;

import org.jspecify.annotations.NullMarked;

/** Tests of the packaged function, through its event handler, with an emulator for its queues. */
@NullMarked
package network.pyrin.functions.alerts.lambda;

import org.jspecify.annotations.NullMarked;

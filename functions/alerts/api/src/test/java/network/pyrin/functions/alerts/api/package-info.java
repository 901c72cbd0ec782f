/** Tests of alerts against a naive idea of what a receiver must know in the end. */
@NullMarked
package network.pyrin.functions.alerts.api;

import org.jspecify.annotations.NullMarked;

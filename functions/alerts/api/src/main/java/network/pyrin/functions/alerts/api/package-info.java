/**
 * Webhook deliveries on address activity, fed by the chain events topic.
 */
@NullMarked
package network.pyrin.functions.alerts.api;

import org.jspecify.annotations.NullMarked;

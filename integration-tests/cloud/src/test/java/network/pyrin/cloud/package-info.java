/**
 * Events over SNS and SQS, from the processor's publisher to stream instances and webhooks: over moto, which behaves, and
 * over a {@link network.pyrin.cloud.ChaoticCloud}, which does everything that the real services may do.
 *
 * <pre>
 *   World (changes, read model, history) -- SnsEventPublisher --> topic --+--> queue -- QueueReader --> Watcher (a page)
 *                                                                         +--> queue …
 *                                                                         +--> alerts
 * </pre>
 */
@NullMarked
package network.pyrin.cloud;

import org.jspecify.annotations.NullMarked;

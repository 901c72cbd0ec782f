/**
 * Live events: the single definition of what goes over the topic (SNS or Redis) and over sockets.
 *
 * <pre>
 *   processor -- EventPublisher --> topic chain-events -- EventSubscriber --> stream --> browsers
 *                                        |                                      ^
 *                                        +--> alerts (functions)                |  network.pyrin.events.stream: frames
 * </pre>
 *
 * <p>Every event is a record of the sealed {@link network.pyrin.events.ChainEvent} and carries a
 * {@link network.pyrin.events.Position}: the epoch of the read model and a sequence number of its own. Numbers of one
 * epoch are contiguous while the processor runs and jump ahead when it restarts, so a consumer tells a duplicate (not
 * above what it has), the next event (one above) and a gap (more than one above) apart by one comparison. A document of
 * the read model that says {@code lastSequence = s} contains every event up to {@code s} that concerns it.
 *
 * <p>JSON (see {@link network.pyrin.events.EventJson}): amounts are decimal strings of leor, hashes are hex, blue work is
 * hex, scores and millisecond timestamps are numbers, what is absent is {@code null}, {@code type} names the record.
 * Unknown fields are ignored on reading, so fields can be added.
 *
 * <p>Depends on {@code chain}, {@code crypto} and Jackson; only {@code network.pyrin.events.redis} sees Jedis. No logging,
 * no framework.
 */
@NullMarked
package network.pyrin.events;

import org.jspecify.annotations.NullMarked;

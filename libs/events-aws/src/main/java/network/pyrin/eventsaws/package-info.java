/**
 * Chain events over SNS and SQS, behind the interfaces of {@link network.pyrin.events}: the transport of many machines.
 *
 * <pre>
 *   Outbox -- SnsEventPublisher --> topic --+--> queue of this stream instance -- SqsEventSubscriber --> Listener
 *                  |   MessagePacker        +--> queues of the others                  |  Resequencer
 *                  |                        +--> alerts (function)                     |
 *                  +-- LargeEvents: what is too large for a message                    +-- EventHistory: epoch, large
 *                                                                                          events, what was lost
 * </pre>
 *
 * <p>The topic is a standard one: messages may come twice, late and in any order. Each carries a run of consecutive events
 * ({@link network.pyrin.events.EventMessage}); the {@link network.pyrin.eventsaws.Resequencer} makes of them again what
 * the listener expects: each event once, in order, and a hole only where it cannot be filled.
 *
 * <p>Depends on {@code events} and the AWS SDK; logs nothing, its listener and exceptions tell.
 */
@NullMarked
package network.pyrin.eventsaws;

import org.jspecify.annotations.NullMarked;

/**
 * Our own WebSocket protocol, as text JSON frames: what a client may send and what the stream service answers.
 *
 * <pre>
 *   client                                   server
 *     |  -- (connect) -->                      |
 *     |  <-- welcome {epoch, sequence}         |
 *     |  -- subscribe {topics, resume?} -->    |
 *     |  <-- snapshot | resumed, per topic     |
 *     |  <-- event, event, ...                 |
 *     |  -- unsubscribe, ping -->              |
 *     |  <-- unsubscribed, pong                |
 *     |  <-- snapshot {reason: gap|epoch|...}  |   replaces what the client shows
 *     |  <-- error {code, topic?} | closing    |
 * </pre>
 *
 * <p>A client drops events whose sequence is not above what it has in the same epoch. It resumes with the position of the
 * last frame it has applied. {@code op} names the frame. A topic that is refused for now
 * ({@link network.pyrin.events.stream.FailureCode#passing()}) is asked for again later, on the same connection.
 */
@NullMarked
package network.pyrin.events.stream;

import org.jspecify.annotations.NullMarked;

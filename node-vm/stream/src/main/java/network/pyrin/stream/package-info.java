/**
 * Live data over WebSockets: one stream of chain events in, many browsers out.
 *
 * <pre>
 *   events topic --> Hub (one event loop: ring of recent events, who listens to what)
 *                     |  each event is written as JSON once per topic and protocol
 *                     v
 *                  Connection (its own event loop: bounded Outbox, frames in batches)
 *                     |
 *   read model --> SnapshotSource (virtual threads; only on subscribe, after a gap, or for a client that was too slow)
 * </pre>
 *
 * <p>Two protocols over the same hub: our own ({@link network.pyrin.events.stream}, at {@code /stream}) and the raw one
 * that bots speak with the production service (at {@code /} and {@code /ws/raw}). A snapshot carries the position it is
 * true for, and the hub replays what came after it from the ring, so that no client ever sees a hole.
 *
 * <p>Depends on {@code events}, on the readers of {@code read-model} and on Vert.x; runs alone ({@link StreamMain}) or on
 * the router of another server ({@link StreamServer#mount}).
 */
@NullMarked
package network.pyrin.stream;

import org.jspecify.annotations.NullMarked;

/**
 * Follows a node: fetches blocks, keeps the read model at the node's sink, watches the mempool and the figures, and tells
 * the world.
 *
 * <pre>
 *   node -- notifications --> ChainFollower --> ledger.Indexer --> database
 *     ^                            | drafts
 *     |  calls, twice a second     v
 *     +------- Ticker --------> Outbox -- own thread --> EventPublisher
 *              figures, mempool, rich list
 * </pre>
 *
 * <p>{@link network.pyrin.processor.live.ChainFollower} runs on the node client's listener thread. It and the ticker
 * exclude each other by one lock, so that sequences are handed out and queued in the same order.
 */
@NullMarked
package network.pyrin.processor.live;

import org.jspecify.annotations.NullMarked;

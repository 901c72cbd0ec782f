/**
 * The processor: follows a node over its standard gRPC protocol, writes the read model and publishes every change.
 *
 * <pre>
 *   node -- notifications --> ChainFollower --> ledger.Indexer --store--> MongoDB
 *     ^                            | drafts
 *     |  calls, twice a second     v
 *     +------- Ticker --------> Outbox -- own thread --> EventPublisher (Redis, SNS)
 *              figures, mempool, rich list
 * </pre>
 *
 * <p>The follower runs on the node client's listener thread. It and the ticker exclude each other by one fair lock, so that
 * sequences are handed out and queued in the same order; catching up lets the ticker in after every page.
 *
 * <p>{@link network.pyrin.processor.Processor} is plain Java, used by {@link network.pyrin.processor.ProcessorMain} and by
 * standalone. It sees {@code node-rpc}, {@code read-model} and {@code events}; never the node's own classes: it runs beside
 * any node that speaks the protocol.
 */
@NullMarked
package network.pyrin.processor;

import org.jspecify.annotations.NullMarked;

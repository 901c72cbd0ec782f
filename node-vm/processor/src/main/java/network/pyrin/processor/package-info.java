/**
 * The processor: follows a node over its standard gRPC protocol, writes the read model and publishes every change.
 *
 * <pre>
 *   node --gRPC--> live (fetch, map) --> ledger (work out, apply) --> MongoDB
 *                    |                                                  ^ store
 *                    +--> EventPublisher (Redis, SNS)
 * </pre>
 *
 * <p>{@link network.pyrin.processor.Processor} is plain Java, used by {@link network.pyrin.processor.ProcessorMain} and by
 * standalone. It sees {@code node-rpc}, {@code read-model} and {@code events}; never the node's own classes: it runs beside
 * any node that speaks the protocol.
 */
@NullMarked
package network.pyrin.processor;

import org.jspecify.annotations.NullMarked;

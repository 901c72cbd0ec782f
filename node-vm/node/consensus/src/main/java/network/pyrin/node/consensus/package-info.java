/**
 * Consensus as its clients see it: blocks go in, a virtual state and events come out.
 *
 * <pre>
 *   submit --> header stage --> body stage --> virtual stage --> events
 *              (.dag, .header)   (.body)        (.virtual, .utxo)
 *                   one thread, in order          one thread          one thread
 *
 *   reads: virtual() is one volatile read; stores are append-only or copied on write: nothing waits for a stage
 * </pre>
 *
 * <p>May depend on storage, the script engine and the chain library; sees neither mempool nor RPC.
 */
@NullMarked
package network.pyrin.node.consensus;

import org.jspecify.annotations.NullMarked;

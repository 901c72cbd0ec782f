/**
 * The node protocol for programs that talk to a node: messages, mapping to chain types, and a client that survives
 * restarts of the node.
 *
 * <pre>
 *   program ── NodeCalls (typed, blocking) ──▶ NodeClient ── NodeSession ── gRPC stream ──▶ node
 *   program ◀─ NodeListener ◀─ NotificationQueue (bounded) ◀──────┘
 *   RpcMapping: wire messages ◀──▶ chain records
 * </pre>
 *
 * <p>Messages and stubs in {@code network.pyrin.noderpc.wire} are generated from {@code src/main/protobuf}. The protocol
 * is the standard one (protocol 8.10 and A.3–A.4), so the client works with any node that speaks it. Depends on
 * {@code chain}, gRPC and protobuf; no framework.
 */
@NullMarked
package network.pyrin.noderpc;

import org.jspecify.annotations.NullMarked;

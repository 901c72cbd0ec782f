package network.pyrin.chain;

/** The services a node offers on ports of their own. Source: protocol 1.2. */
public enum NodeService {
    /** Peers, over gRPC. */
    P2P,
    /** Clients, over gRPC. */
    GRPC,
    /** Clients, over WebSocket with Borsh encoding. */
    WRPC_BORSH,
    /** Clients, over WebSocket with JSON encoding. */
    WRPC_JSON
}

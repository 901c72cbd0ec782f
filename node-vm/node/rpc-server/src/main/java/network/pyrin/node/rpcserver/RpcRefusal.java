package network.pyrin.node.rpcserver;

/** A call the node understood and will not do. The text goes into the answer's error field as it is. */
final class RpcRefusal extends Exception {
    private static final long serialVersionUID = 1;

    RpcRefusal(String message) {
        super(message);
    }

    static RpcRefusal unsafeOnly() {
        return new RpcRefusal("Method unavailable in safe mode. Run the node with --unsaferpc argument.");
    }

    static RpcRefusal noUtxoIndex() {
        return new RpcRefusal("Method unavailable. Run the node with the --utxoindex argument.");
    }

    static RpcRefusal notImplemented() {
        return new RpcRefusal("Not implemented");
    }
}

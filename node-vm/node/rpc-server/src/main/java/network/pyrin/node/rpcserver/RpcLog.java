package network.pyrin.node.rpcserver;

/** Told of what operators want to know about the RPC port. Called from any thread. */
public interface RpcLog {
    /**
     * A client came.
     *
     * @param connections how many there are now
     */
    void connected(int connections);

    /**
     * A client left or was disconnected.
     *
     * @param connections how many there are now
     */
    void disconnected(int connections);

    /**
     * The node itself failed while it did a call.
     *
     * @param call which
     * @param problem what happened
     */
    void fault(String call, Throwable problem);

    /**
     * A handed-in block was refused.
     *
     * @param reason why
     */
    void blockRefused(String reason);
}

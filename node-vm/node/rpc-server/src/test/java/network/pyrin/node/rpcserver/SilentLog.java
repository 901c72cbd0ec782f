package network.pyrin.node.rpcserver;

/** Nobody listens. */
final class SilentLog implements RpcLog {
    @Override
    public void connected(int connections) {
        // Nobody listens.
    }

    @Override
    public void disconnected(int connections) {
        // Nobody listens.
    }

    @Override
    public void fault(String call, Throwable problem) {
        // Nobody listens.
    }

    @Override
    public void blockRefused(String reason) {
        // Nobody listens.
    }
}

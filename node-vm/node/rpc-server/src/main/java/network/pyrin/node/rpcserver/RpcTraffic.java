package network.pyrin.node.rpcserver;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import java.util.concurrent.atomic.LongAdder;

/** Bytes on the wire of all connections, as they are after compression. */
final class RpcTraffic extends ServerStreamTracer.Factory {
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new ServerStreamTracer() {
            @Override
            public void inboundWireSize(long bytes) {
                received.add(bytes);
            }

            @Override
            public void outboundWireSize(long bytes) {
                sent.add(bytes);
            }
        };
    }

    long received() {
        return received.sum();
    }

    long sent() {
        return sent.sum();
    }
}

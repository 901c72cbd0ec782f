package network.pyrin.node.rpcserver;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import network.pyrin.noderpc.wire.GetSinkBlueScoreResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.PingRequestMessage;
import network.pyrin.noderpc.wire.PingResponseMessage;
import network.pyrin.noderpc.wire.RPCError;

/** A transport that can be pinged, and clients that may read by hand. */
final class TransportFixture implements AutoCloseable {
    static final KaspadRequest PING = KaspadRequest.newBuilder()
            .setPingRequest(PingRequestMessage.getDefaultInstance())
            .build();

    final List<String> faults = new CopyOnWriteArrayList<>();
    final RpcTraffic traffic = new RpcTraffic();
    final CallTable calls = new CallTable((call, problem) -> faults.add(call + ": " + problem));
    final RpcTransport transport;
    private final List<ManagedChannel> channels = new CopyOnWriteArrayList<>();

    TransportFixture(RpcLimits limits) throws IOException {
        calls.on(PayloadCase.PINGREQUEST, (request, client) -> KaspadResponse.newBuilder()
                .setPingResponse(PingResponseMessage.getDefaultInstance()));
        transport = new RpcTransport(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), calls, limits, traffic, new SilentLog());
    }

    static RpcLimits small() {
        return new RpcLimits(3, 64 << 10, 8, 1 << 20, 50, 1 << 20, 256 << 10, Duration.ofMillis(300), 10, 100, 100);
    }

    /** Something to tell clients, of about that size. */
    static KaspadResponse notification(long score, int padding) {
        return KaspadResponse.newBuilder()
                .setGetSinkBlueScoreResponse(GetSinkBlueScoreResponseMessage.newBuilder()
                        .setBlueScore(score)
                        .setError(RPCError.newBuilder().setMessage("x".repeat(padding))))
                .build();
    }

    int port() {
        return transport.port();
    }

    /** A client that reads as fast as it can, or only when asked. */
    RawClient connect(boolean reading, boolean gzip) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port())
                .usePlaintext()
                .maxInboundMessageSize(16 << 20)
                .build();
        channels.add(channel);
        return new RawClient(channel, reading, gzip);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        transport.close();
    }
}

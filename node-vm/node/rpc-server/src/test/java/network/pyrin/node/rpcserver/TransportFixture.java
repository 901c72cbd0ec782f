package network.pyrin.node.rpcserver;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import network.pyrin.noderpc.wire.GetSinkBlueScoreResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.PingRequestMessage;
import network.pyrin.noderpc.wire.PingResponseMessage;
import network.pyrin.noderpc.wire.RPCError;
import network.pyrin.noderpc.wire.RPCGrpc;

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
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), calls, limits, traffic, new Silent());
    }

    static RpcLimits small() {
        return new RpcLimits(3, 64 << 10, 8, 1 << 20, 50, 1 << 20, 256 << 10, Duration.ofMillis(300), 10, 100);
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
    Client connect(boolean reading, boolean gzip) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port())
                .usePlaintext()
                .maxInboundMessageSize(16 << 20)
                .build();
        channels.add(channel);
        return new Client(channel, reading, gzip);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        transport.close();
    }

    /** A raw client stream. */
    static final class Client implements ClientResponseObserver<KaspadRequest, KaspadResponse> {
        final LinkedBlockingQueue<KaspadResponse> answers = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<Optional<Throwable>> end = new LinkedBlockingQueue<>();
        private final boolean reading;
        private final ClientCallStreamObserver<KaspadRequest> stream;

        Client(ManagedChannel channel, boolean reading, boolean gzip) {
            this.reading = reading;
            RPCGrpc.RPCStub stub = RPCGrpc.newStub(channel);
            this.stream = (ClientCallStreamObserver<KaspadRequest>)
                    (gzip ? stub.withCompression("gzip") : stub).messageStream(this);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<KaspadRequest> starting) {
            if (!reading) {
                starting.disableAutoRequestWithInitial(0);
            }
        }

        void send(KaspadRequest request) {
            stream.onNext(request);
        }

        void read(int messages) {
            stream.request(messages);
        }

        void finish() {
            stream.onCompleted();
        }

        KaspadResponse answer() throws InterruptedException {
            KaspadResponse answer = answers.poll(20, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer; end: " + end);
            }
            return answer;
        }

        /** How the stream ended: empty for an orderly end. */
        Optional<Throwable> ending() throws InterruptedException {
            Optional<Throwable> how = end.poll(20, TimeUnit.SECONDS);
            if (how == null) {
                throw new AssertionError("the stream did not end");
            }
            return how;
        }

        @Override
        public void onNext(KaspadResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable problem) {
            end.add(Optional.of(problem));
        }

        @Override
        public void onCompleted() {
            end.add(Optional.empty());
        }
    }

    private static final class Silent implements RpcLog {
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
            // The table of the fixture has its own.
        }

        @Override
        public void blockRefused(String reason) {
            // Nobody listens.
        }
    }
}

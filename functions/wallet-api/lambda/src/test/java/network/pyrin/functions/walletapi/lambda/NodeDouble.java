package network.pyrin.functions.walletapi.lambda;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import network.pyrin.noderpc.wire.GetCurrentNetworkResponseMessage;
import network.pyrin.noderpc.wire.GetMempoolEntryResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCError;
import network.pyrin.noderpc.wire.RPCGrpc;
import network.pyrin.noderpc.wire.SubmitTransactionResponseMessage;

/** A node that answers as a test says, on the wire of a real one. */
final class NodeDouble implements AutoCloseable {
    private final Server server;
    private final List<KaspadRequest> heard = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<KaspadRequest, StreamObserver<KaspadResponse>> script = NodeDouble::accept;

    NodeDouble() throws IOException {
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Service())
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    /** From now on it takes every transaction, and knows none. */
    void reset() {
        heard.clear();
        script = NodeDouble::accept;
    }

    /** From now on it refuses every transaction in these words. */
    void refuse(String words) {
        script = (request, client) -> send(
                client,
                KaspadResponse.newBuilder()
                        .setId(request.getId())
                        .setSubmitTransactionResponse(SubmitTransactionResponseMessage.newBuilder()
                                .setError(RPCError.newBuilder().setMessage(words))));
    }

    /** From now on it says nothing. */
    void fallSilent() {
        script = (request, client) -> {};
    }

    /** From now on it hangs up when a transaction comes. */
    void hangUp() {
        script = (request, client) -> {
            synchronized (client) {
                client.onCompleted();
            }
        };
    }

    /** From now on every transaction waits in its mempool. */
    void know(boolean orphan) {
        script = (request, client) -> send(
                client,
                KaspadResponse.newBuilder()
                        .setId(request.getId())
                        .setGetMempoolEntryResponse(GetMempoolEntryResponseMessage.newBuilder()
                                .setEntry(network.pyrin.noderpc.wire.RpcMempoolEntry.newBuilder()
                                        .setIsOrphan(orphan))));
    }

    /** The submissions so far. */
    List<KaspadRequest> submissions() {
        return heard.stream()
                .filter(request -> request.getPayloadCase() == PayloadCase.SUBMITTRANSACTIONREQUEST)
                .toList();
    }

    private static void accept(KaspadRequest request, StreamObserver<KaspadResponse> client) {
        KaspadResponse.Builder answer = KaspadResponse.newBuilder().setId(request.getId());
        if (request.getPayloadCase() == PayloadCase.SUBMITTRANSACTIONREQUEST) {
            answer.setSubmitTransactionResponse(
                    SubmitTransactionResponseMessage.newBuilder().setTransactionId("00"));
        } else {
            answer.setGetMempoolEntryResponse(GetMempoolEntryResponseMessage.newBuilder()
                    .setError(RPCError.newBuilder().setMessage("Transaction not found")));
        }
        send(client, answer);
    }

    private static void send(StreamObserver<KaspadResponse> client, KaspadResponse.Builder answer) {
        synchronized (client) {
            client.onNext(answer.build());
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Service extends RPCGrpc.RPCImplBase {
        @Override
        public StreamObserver<KaspadRequest> messageStream(StreamObserver<KaspadResponse> client) {
            return new StreamObserver<>() {
                @Override
                public void onNext(KaspadRequest request) {
                    if (request.getPayloadCase() == PayloadCase.GETCURRENTNETWORKREQUEST) {
                        send(
                                client,
                                KaspadResponse.newBuilder()
                                        .setId(request.getId())
                                        .setGetCurrentNetworkResponse(GetCurrentNetworkResponseMessage.newBuilder()
                                                .setCurrentNetwork("simnet")));
                        return;
                    }
                    heard.add(request);
                    script.accept(request, client);
                }

                @Override
                public void onError(Throwable problem) {
                    // The client went away; it may come back.
                }

                @Override
                public void onCompleted() {
                    client.onCompleted();
                }
            };
        }
    }
}

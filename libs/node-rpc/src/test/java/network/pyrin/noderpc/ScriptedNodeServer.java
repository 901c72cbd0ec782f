package network.pyrin.noderpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import network.pyrin.noderpc.wire.GetCurrentNetworkResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCGrpc;

/** A node that answers as a test says. It greets by itself: asked for its network it says simnet. */
final class ScriptedNodeServer implements AutoCloseable {
    /** What the node does with a request other than the greeting. */
    interface Script {
        void answer(KaspadRequest request, StreamObserver<KaspadResponse> client);
    }

    private final Server server;
    private final List<StreamObserver<KaspadResponse>> clients = new CopyOnWriteArrayList<>();
    private final List<KaspadRequest> heard = new CopyOnWriteArrayList<>();

    ScriptedNodeServer(int port, Script script) throws IOException {
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .maxInboundMessageSize(64 << 20)
                .addService(new Service(script))
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** Every request so far except greetings, in order of arrival. */
    List<KaspadRequest> heard() {
        return new ArrayList<>(heard);
    }

    /** Sends the same to all clients. */
    void notifyAllClients(KaspadResponse notification) {
        clients.forEach(client -> {
            synchronized (client) {
                client.onNext(notification);
            }
        });
    }

    /** Ends all streams; clients may come back. */
    void hangUp() {
        List<StreamObserver<KaspadResponse>> all = List.copyOf(clients);
        clients.removeAll(all);
        all.forEach(StreamObserver::onCompleted);
    }

    @Override
    public void close() throws InterruptedException {
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }

    private final class Service extends RPCGrpc.RPCImplBase {
        private final Script script;

        Service(Script script) {
            this.script = script;
        }

        @Override
        public StreamObserver<KaspadRequest> messageStream(StreamObserver<KaspadResponse> client) {
            clients.add(client);
            return new StreamObserver<>() {
                @Override
                public void onNext(KaspadRequest request) {
                    if (request.getPayloadCase() == PayloadCase.GETCURRENTNETWORKREQUEST) {
                        client.onNext(KaspadResponse.newBuilder()
                                .setId(request.getId())
                                .setGetCurrentNetworkResponse(GetCurrentNetworkResponseMessage.newBuilder()
                                        .setCurrentNetwork("simnet"))
                                .build());
                        return;
                    }
                    heard.add(request);
                    synchronized (client) {
                        script.answer(request, client);
                    }
                }

                @Override
                public void onError(Throwable problem) {
                    clients.remove(client);
                }

                @Override
                public void onCompleted() {
                    clients.remove(client);
                    client.onCompleted();
                }
            };
        }
    }
}

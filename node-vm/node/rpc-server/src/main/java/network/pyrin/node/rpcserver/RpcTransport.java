package network.pyrin.node.rpcserver;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCGrpc;

/**
 * The gRPC port: streams, their number, and their end. Knows nothing of the chain. Compresses for clients that compress themselves (on loopback it would only cost time).
 */
final class RpcTransport implements AutoCloseable {
    private static final Context.Key<Boolean> GZIP = Context.keyWithDefault("client-compresses", Boolean.FALSE);
    private static final Metadata.Key<String> ENCODING =
            Metadata.Key.of("grpc-encoding", Metadata.ASCII_STRING_MARSHALLER);

    private final CopyOnWriteArrayList<RpcConnection> connections = new CopyOnWriteArrayList<>();
    /** Never shut down: the network layer still hands in the ends of streams after it has said it is done. */
    private final Executor threads = Thread::startVirtualThread;

    private final CallTable calls;
    private final RpcLimits limits;
    private final RpcLog log;
    private final Server server;

    /** Binds and serves; port 0 takes a free one. */
    RpcTransport(InetSocketAddress listen, CallTable calls, RpcLimits limits, RpcTraffic traffic, RpcLog log)
            throws IOException {
        this.calls = calls;
        this.limits = limits;
        this.log = log;
        this.server = NettyServerBuilder.forAddress(listen)
                .executor(threads)
                .maxInboundMessageSize(limits.maxMessageBytes())
                .maxConcurrentCallsPerConnection(limits.maxConnections())
                .maxConnectionIdle(5, TimeUnit.MINUTES)
                .keepAliveTime(60, TimeUnit.SECONDS)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addStreamTracerFactory(traffic)
                .intercept(new CompressionDetector())
                .addService(definition(new Service()))
                .build()
                .start();
    }

    /** The service of the protocol, but with requests read leniently. */
    private static ServerServiceDefinition definition(Service service) {
        MethodDescriptor<KaspadRequest, KaspadResponse> method = RPCGrpc.getMessageStreamMethod();
        return ServerServiceDefinition.builder(RPCGrpc.SERVICE_NAME)
                .addMethod(
                        method.toBuilder(
                                        new LenientRequests(method.getRequestMarshaller()),
                                        method.getResponseMarshaller())
                                .build(),
                        ServerCalls.asyncBidiStreamingCall(service::messageStream))
                .build();
    }

    int port() {
        return server.getPort();
    }

    /** Clients served now; the list is live and safe to walk. */
    List<RpcConnection> connections() {
        return Collections.unmodifiableList(connections);
    }

    /** Tells clients that the node stops, and releases the port. */
    @Override
    public void close() {
        server.shutdown();
        connections.forEach(connection -> connection.end(Status.UNAVAILABLE.withDescription("the node is stopping")));
        try {
            if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
                server.shutdownNow().awaitTermination(2, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Remembers for the service whether the client compresses. */
    private static final class CompressionDetector implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            Context context = Context.current().withValue(GZIP, "gzip".equals(headers.get(ENCODING)));
            return Contexts.interceptCall(context, call, headers, next);
        }
    }

    private final class Service {
        private final AtomicInteger open = new AtomicInteger();

        StreamObserver<KaspadRequest> messageStream(StreamObserver<KaspadResponse> responses) {
            ServerCallStreamObserver<KaspadResponse> stream = (ServerCallStreamObserver<KaspadResponse>) responses;
            if (open.incrementAndGet() > limits.maxConnections()) {
                open.decrementAndGet();
                stream.onError(Status.RESOURCE_EXHAUSTED
                        .withDescription("this node serves " + limits.maxConnections() + " clients already")
                        .asRuntimeException());
                return new Ignored();
            }
            if (GZIP.get()) {
                stream.setCompression("gzip");
            }
            RpcConnection connection = new RpcConnection(stream, calls, limits, threads, this::left);
            connections.add(connection);
            log.connected(open.get());
            return connection;
        }

        private void left(RpcConnection connection) {
            connections.remove(connection);
            log.disconnected(open.decrementAndGet());
        }
    }

    /** Requests of a client that was refused. */
    private static final class Ignored implements StreamObserver<KaspadRequest> {
        @Override
        public void onNext(KaspadRequest request) {
            // The stream has ended already.
        }

        @Override
        public void onError(Throwable problem) {
            // The stream has ended already.
        }

        @Override
        public void onCompleted() {
            // The stream has ended already.
        }
    }
}

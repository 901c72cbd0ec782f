package network.pyrin.node.rpcserver;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;

/**
 * One client. Requests of one kind are done in order on a lane of their own; the next message is read from the network only
 * while few requests wait, so a client that asks faster than it can be answered is held up by its own transport.
 */
final class RpcConnection implements StreamObserver<KaspadRequest> {
    private final ServerCallStreamObserver<KaspadResponse> stream;
    private final CallTable calls;
    private final RpcLimits limits;
    private final Executor threads;
    private final Consumer<RpcConnection> onEnd;
    private final OutgoingQueue outgoing;
    private final Interests interests;
    private final Map<PayloadCase, Lane> lanes = new EnumMap<>(PayloadCase.class);
    private int waiting;
    private long waitingBytes;
    private boolean readingPaused;
    private boolean clientDone;
    private boolean ended;

    /** Requests of one kind: started in order, answered in order, even those that are answered later than started. */
    private static final class Lane {
        final ArrayDeque<KaspadRequest> queue = new ArrayDeque<>();
        CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
        boolean busy;
    }

    RpcConnection(
            ServerCallStreamObserver<KaspadResponse> stream,
            CallTable calls,
            RpcLimits limits,
            Executor threads,
            Consumer<RpcConnection> onEnd) {
        this.stream = stream;
        this.calls = calls;
        this.limits = limits;
        this.threads = threads;
        this.onEnd = onEnd;
        this.outgoing = new OutgoingQueue(stream, limits);
        this.interests = new Interests(limits.maxAddresses());
        stream.setOnReadyHandler(outgoing::send);
        stream.setOnCancelHandler(this::ended);
        // Some ends of the network layer's own come as neither cancellation nor completion.
        stream.setOnCloseHandler(this::ended);
        stream.disableAutoRequest();
        stream.request(1);
    }

    Interests interests() {
        return interests;
    }

    /** Hands a notification over, or disconnects a client that reads too slowly. Never waits. */
    void tell(KaspadResponse notification) {
        if (!outgoing.offerNotification(notification)) {
            end(Status.RESOURCE_EXHAUSTED.withDescription(
                    "disconnected: notifications were read too slowly; connect and subscribe again"));
        }
    }

    @Override
    public void onNext(KaspadRequest request) {
        if (request == LenientRequests.MALFORMED) {
            end(Status.INVALID_ARGUMENT.withDescription("a request that is not a protobuf message"));
            return;
        }
        PayloadCase kind = request.getPayloadCase();
        if (kind == PayloadCase.PAYLOAD_NOT_SET) {
            end(Status.INVALID_ARGUMENT.withDescription("a request without a call this node knows"));
            return;
        }
        Lane lane;
        boolean idle;
        synchronized (this) {
            lane = lanes.computeIfAbsent(kind, any -> new Lane());
            idle = !lane.busy;
            lane.busy = true;
            lane.queue.add(request);
            waiting++;
            waitingBytes += request.getSerializedSize();
            readingPaused = full();
        }
        if (idle) {
            threads.execute(() -> work(lane));
        }
        readOn();
    }

    private boolean full() {
        return waiting >= limits.maxCallsWaiting() || waitingBytes >= limits.maxCallBytesWaiting();
    }

    private void readOn() {
        boolean more;
        synchronized (this) {
            more = !readingPaused && !ended;
        }
        if (more) {
            stream.request(1);
        }
    }

    /** Starts what waits on a lane, then leaves. */
    private void work(Lane lane) {
        while (true) {
            KaspadRequest next;
            synchronized (this) {
                if (lane.queue.isEmpty() || ended) {
                    lane.busy = false;
                    return;
                }
                next = lane.queue.remove();
            }
            CompletableFuture<KaspadResponse> answer = calls.start(next, interests);
            if (lane.answered.isDone() && answer.isDone()) {
                respond(next, answer.join());
            } else {
                lane.answered = lane.answered
                        .thenCombine(answer, (before, message) -> message)
                        .thenAcceptAsync(message -> respond(next, message), threads);
            }
        }
    }

    private void finished(KaspadRequest request) {
        boolean resume;
        boolean last;
        synchronized (this) {
            waiting--;
            waitingBytes -= request.getSerializedSize();
            last = clientDone && waiting == 0;
            resume = readingPaused && !full();
            if (resume) {
                readingPaused = false;
            }
        }
        if (last) {
            finish();
        } else if (resume) {
            readOn();
        }
    }

    private void respond(KaspadRequest request, KaspadResponse answer) {
        try {
            if (!outgoing.putAnswer(answer)) {
                end(Status.RESOURCE_EXHAUSTED.withDescription("disconnected: answers were read too slowly"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Status.UNAVAILABLE.withDescription("the node is stopping"));
        }
        finished(request);
    }

    @Override
    public void onError(Throwable problem) {
        ended();
    }

    /** The client has no more requests: what waits is answered, then the stream ends, subscriptions or not. */
    @Override
    public void onCompleted() {
        boolean idle;
        synchronized (this) {
            clientDone = true;
            idle = waiting == 0;
        }
        if (idle) {
            finish();
        }
    }

    private void finish() {
        if (forget()) {
            outgoing.finish(stream::onCompleted);
        }
    }

    /** Ends the stream with a reason. */
    void end(Status reason) {
        if (forget()) {
            outgoing.abort(() -> stream.onError(reason.asRuntimeException()));
        }
    }

    /** The client is gone. */
    private void ended() {
        forget();
        outgoing.close();
    }

    /** Stops serving; false if that has happened already. */
    private boolean forget() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            lanes.values().forEach(lane -> lane.queue.clear());
        }
        onEnd.accept(this);
        return true;
    }
}

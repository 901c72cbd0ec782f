package network.pyrin.noderpc;

import com.google.protobuf.Descriptors.OneofDescriptor;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import network.pyrin.noderpc.NodeRpcException.Reason;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCGrpc;

/**
 * One stream to the node, from its opening to its end. Answers are matched by id, or, for nodes that do not echo ids, to
 * the oldest waiting call of the same kind (nodes answer calls of one kind in order). Callbacks come from the network
 * thread and only complete futures or fill the queue.
 */
final class NodeSession implements StreamObserver<KaspadResponse> {
    private static final OneofDescriptor REQUEST =
            KaspadRequest.getDescriptor().getOneofs().get(0);

    private record Waiting(int responseField, CompletableFuture<KaspadResponse> answer) {}

    private final int maxWaiting;
    private final String target;
    private final NotificationQueue notifications;
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
    private final StreamObserver<KaspadRequest> requests;
    private long lastId;
    private boolean idsEchoed;
    private Optional<String> closed = Optional.empty();

    NodeSession(ManagedChannel channel, NodeClientConfig config, NotificationQueue notifications) {
        this.maxWaiting = config.maxCallsWaiting();
        this.target = config.target();
        this.notifications = notifications;
        RPCGrpc.RPCStub stub = RPCGrpc.newStub(channel);
        this.requests = (config.gzip() ? stub.withCompression("gzip") : stub).messageStream(this);
    }

    /** Sends a call. The future completes with the answer, or exceptionally with a {@link NodeRpcException}. */
    synchronized CompletableFuture<KaspadResponse> send(KaspadRequest request) {
        CompletableFuture<KaspadResponse> answer = new CompletableFuture<>();
        if (closed.isPresent()) {
            answer.completeExceptionally(new NodeRpcException(Reason.UNAVAILABLE, closed.get()));
        } else if (waiting.size() >= maxWaiting) {
            answer.completeExceptionally(new NodeRpcException(
                    Reason.OVERLOADED, waiting.size() + " calls are waiting for " + target + " already"));
        } else {
            long id = ++lastId;
            waiting.put(id, new Waiting(responseField(request), answer));
            answer.whenComplete((a, b) -> forget(id));
            requests.onNext(request.toBuilder().setId(id).build());
        }
        return answer;
    }

    /** A call was given up. Without echoed ids a late answer would be taken for another call's, so the stream ends. */
    void abandon(CompletableFuture<KaspadResponse> answer) {
        boolean ambiguous;
        synchronized (this) {
            answer.cancel(false);
            ambiguous = !idsEchoed;
        }
        if (ambiguous) {
            close("a call to " + target + " timed out");
        }
    }

    /** Ends the stream; waiting calls fail. */
    void close(String why) {
        // The reason first: the network thread hears of the cancelling at once, and would give one of its own.
        if (fail(why)) {
            synchronized (this) {
                requests.onError(Status.CANCELLED.withDescription(why).asRuntimeException());
            }
        }
    }

    private synchronized void forget(long id) {
        waiting.remove(id);
    }

    /** Each answer has the field number after its request's, throughout the protocol. */
    private static int responseField(KaspadRequest request) {
        var field = request.getOneofFieldDescriptor(REQUEST);
        if (field == null) {
            throw new IllegalArgumentException("a request without a call");
        }
        return field.getNumber() + 1;
    }

    @Override
    public void onNext(KaspadResponse response) {
        Optional<CompletableFuture<KaspadResponse>> call = takeCall(response);
        if (call.isPresent()) {
            call.get().complete(response);
        } else if (Notifications.isNotification(response) && !notifications.offer(response)) {
            close("notifications of " + target + " came faster than they were handled");
        }
    }

    private synchronized Optional<CompletableFuture<KaspadResponse>> takeCall(KaspadResponse response) {
        Waiting byId = waiting.get(response.getId());
        if (byId != null) {
            idsEchoed = true;
            return Optional.of(byId.answer);
        }
        int field = response.getPayloadCase().getNumber();
        for (Iterator<Waiting> each = waiting.values().iterator(); response.getId() == 0 && each.hasNext(); ) {
            Waiting next = each.next();
            if (next.responseField == field) {
                return Optional.of(next.answer);
            }
        }
        return Optional.empty();
    }

    @Override
    public void onError(Throwable problem) {
        Status status = Status.fromThrowable(problem);
        String detail = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        fail("the connection to " + target + " failed: " + detail);
    }

    @Override
    public void onCompleted() {
        fail(target + " ended the connection");
    }

    /** Whether the stream had not ended before. */
    private boolean fail(String why) {
        Map<Long, Waiting> failed;
        synchronized (this) {
            if (closed.isPresent()) {
                return false;
            }
            closed = Optional.of(why);
            failed = new LinkedHashMap<>(waiting);
        }
        // The queue first: a listener whose own call fails below must find the end, not one more notification.
        notifications.close(why);
        failed.values()
                .forEach(each -> each.answer.completeExceptionally(new NodeRpcException(Reason.UNAVAILABLE, why)));
        return true;
    }
}

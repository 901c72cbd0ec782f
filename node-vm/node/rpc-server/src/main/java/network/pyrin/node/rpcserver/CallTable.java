package network.pyrin.node.rpcserver;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import network.pyrin.noderpc.NodeExchange;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCError;

/** Which handler does which call, and how a failure becomes the answer's error field. */
final class CallTable {
    /** Told of failures that are the node's own. */
    interface FaultLog {
        void fault(String call, Throwable problem);
    }

    /** Starts a call that is answered later. */
    @FunctionalInterface
    interface SlowHandler {
        CompletableFuture<KaspadResponse.Builder> start(KaspadRequest request) throws RpcRefusal;
    }

    private final Map<PayloadCase, CallHandler> handlers = new EnumMap<>(PayloadCase.class);
    private final Map<PayloadCase, SlowHandler> slowHandlers = new EnumMap<>(PayloadCase.class);
    private final FaultLog faults;

    CallTable(FaultLog faults) {
        this.faults = faults;
    }

    CallTable on(PayloadCase call, CallHandler handler) {
        if (handlers.put(call, handler) != null) {
            throw new IllegalArgumentException("two handlers for " + call);
        }
        return this;
    }

    CallTable onSlow(PayloadCase call, SlowHandler handler) {
        slowHandlers.put(call, handler);
        return this;
    }

    /** Does or starts a call, whatever comes of it; the future never fails. */
    CompletableFuture<KaspadResponse> start(KaspadRequest request, Interests client) {
        CompletableFuture<KaspadResponse.Builder> answer;
        try {
            SlowHandler slow = slowHandlers.get(request.getPayloadCase());
            answer = slow == null ? CompletableFuture.completedFuture(answer(request, client)) : slow.start(request);
        } catch (RpcRefusal | RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.exceptionally(problem -> error(request, textOf(request, problem)))
                .thenApply(message -> message.setId(request.getId()).build());
    }

    private KaspadResponse.Builder answer(KaspadRequest request, Interests client) throws RpcRefusal {
        CallHandler handler = handlers.get(request.getPayloadCase());
        if (handler == null) {
            throw RpcRefusal.notImplemented();
        }
        return handler.answer(request, client);
    }

    private String textOf(KaspadRequest request, Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof RpcRefusal || cause instanceof IllegalArgumentException) {
            return Optional.ofNullable(cause.getMessage()).orElse("malformed request");
        }
        faults.fault(request.getPayloadCase().name(), cause);
        return "the node failed to answer; its log says more";
    }

    /** The answer of a request's kind with nothing but an error. */
    static KaspadResponse.Builder error(KaspadRequest request, String message) {
        FieldDescriptor field = KaspadResponse.getDescriptor()
                .findFieldByNumber(request.getPayloadCase().getNumber() + 1);
        KaspadResponse.Builder response = KaspadResponse.newBuilder();
        Message.Builder payload = response.newBuilderForField(field);
        RPCError error = RPCError.newBuilder().setMessage(message).build();
        payload.setField(payload.getDescriptorForType().findFieldByNumber(NodeExchange.ERROR_FIELD), error);
        return response.setField(field, payload.build());
    }
}

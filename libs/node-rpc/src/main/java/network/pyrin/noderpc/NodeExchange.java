package network.pyrin.noderpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import network.pyrin.noderpc.NodeRpcException.Reason;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;
import network.pyrin.noderpc.wire.RPCError;

/** Sends a call to a node and waits for the answer. */
public interface NodeExchange {
    /** Field number of the error in every answer. */
    int ERROR_FIELD = 1000;

    /**
     * Sends any call and waits for its answer.
     *
     * @param request a call; its id is replaced
     * @return the answer, which may carry the node's error
     * @throws NodeRpcException if there is no answer
     */
    KaspadResponse exchange(KaspadRequest request);

    /**
     * Sends any call and waits for its answer.
     *
     * @param request a call; its id is replaced
     * @return an answer without error
     */
    default KaspadResponse call(KaspadRequest request) {
        return checked(exchange(request));
    }

    /**
     * The answer if it carries no error.
     *
     * @param response any answer
     * @return the same
     * @throws NodeRpcException {@code REFUSED} with the node's words
     */
    static KaspadResponse checked(KaspadResponse response) {
        for (var field : response.getAllFields().entrySet()) {
            if (field.getValue() instanceof Message payload) {
                FieldDescriptor error = payload.getDescriptorForType().findFieldByNumber(ERROR_FIELD);
                if (error != null && payload.hasField(error) && payload.getField(error) instanceof RPCError said) {
                    throw new NodeRpcException(Reason.REFUSED, said.getMessage());
                }
            }
        }
        return response;
    }
}

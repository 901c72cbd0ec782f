package network.pyrin.node.rpcserver;

import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.KaspadResponse;

/** Does one kind of call. Runs on a thread of its connection; may block. */
@FunctionalInterface
interface CallHandler {
    /**
     * Does the call.
     *
     * @param request a request of the handler's kind
     * @param client who asks: subscriptions belong to it
     * @return the answer without id
     * @throws RpcRefusal if the node will not do it; malformed fields may be any {@link IllegalArgumentException}
     */
    KaspadResponse.Builder answer(KaspadRequest request, Interests client) throws RpcRefusal;
}

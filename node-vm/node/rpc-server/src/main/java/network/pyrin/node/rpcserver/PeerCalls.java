package network.pyrin.node.rpcserver;

import java.util.regex.Pattern;
import network.pyrin.noderpc.wire.GetConnectedPeerInfoResponseMessage;
import network.pyrin.noderpc.wire.GetPeerAddressesResponseMessage;
import network.pyrin.noderpc.wire.KaspadRequest.PayloadCase;
import network.pyrin.noderpc.wire.KaspadResponse;

/** Calls about peers, of which this node has none yet: lists are empty, and nothing can be added or banned. */
final class PeerCalls {
    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final boolean unsafeCalls;

    PeerCalls(boolean unsafeCalls) {
        this.unsafeCalls = unsafeCalls;
    }

    void register(CallTable calls) {
        calls.on(PayloadCase.GETPEERADDRESSESREQUEST, (request, client) -> KaspadResponse.newBuilder()
                        .setGetPeerAddressesResponse(GetPeerAddressesResponseMessage.getDefaultInstance()))
                .on(PayloadCase.GETCONNECTEDPEERINFOREQUEST, (request, client) -> KaspadResponse.newBuilder()
                        .setGetConnectedPeerInfoResponse(GetConnectedPeerInfoResponseMessage.getDefaultInstance()))
                .on(
                        PayloadCase.ADDPEERREQUEST,
                        (request, client) ->
                                refuse(host(request.getAddPeerRequest().getAddress())))
                .on(
                        PayloadCase.BANREQUEST,
                        (request, client) -> refuse(request.getBanRequest().getIp()))
                .on(
                        PayloadCase.UNBANREQUEST,
                        (request, client) -> refuse(request.getUnbanRequest().getIp()));
    }

    /** The part before the port; an IPv6 address has more than one colon or stands in brackets. */
    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > address.lastIndexOf(']') && address.indexOf(':') == colon;
        String host = hasPort || address.startsWith("[") && colon > address.lastIndexOf(']')
                ? address.substring(0, colon)
                : address;
        return host.replaceAll("[\\[\\]]", "");
    }

    private KaspadResponse.Builder refuse(String ip) throws RpcRefusal {
        if (!IP.matcher(ip).matches()) {
            throw new RpcRefusal("Ip address parsing error invalid IP address syntax");
        }
        if (!unsafeCalls) {
            throw RpcRefusal.unsafeOnly();
        }
        throw new RpcRefusal("Method unavailable. No connection manager is currently available.");
    }
}

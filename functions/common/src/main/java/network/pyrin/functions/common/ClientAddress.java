package network.pyrin.functions.common;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a caller is, for counting: one IPv4 address, or one IPv6 network of a customer (/64). */
final class ClientAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * The client of a connection.
     *
     * @param peer address of the other end
     * @param forwardedFor {@code X-Forwarded-For}; believed only of a proxy on this machine, and of it only the last entry:
     *     the others are what the client said
     * @return a key
     */
    static String of(String peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !isLoopback(peer)) {
            return network(peer);
        }
        return network(forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip());
    }

    private static boolean isLoopback(String peer) {
        return LITERAL.matcher(peer).matches() && InetAddress.ofLiteral(peer).isLoopbackAddress();
    }

    private static String network(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4
                    ? HexFormat.of().formatHex(bytes)
                    : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}

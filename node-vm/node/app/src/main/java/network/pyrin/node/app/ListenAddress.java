package network.pyrin.node.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses to listen on as flags give them: {@code IP}, {@code IP:PORT}, {@code [IPv6]:PORT} or only {@code :PORT}. */
final class ListenAddress {
    private ListenAddress() {}

    /** Reads an address; what is not given is loopback and the default port. */
    static InetSocketAddress parse(String flag, String text, int defaultPort) throws UsageException {
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = colon >= 0 && text.indexOf(':') != colon && !text.contains("]");
        boolean hasPort = colon >= 0 && !bareIpv6 && colon > text.lastIndexOf(']');
        String host = hasPort ? text.substring(0, colon) : text;
        int port = hasPort ? port(flag, text, text.substring(colon + 1)) : defaultPort;
        return new InetSocketAddress(address(flag, host), port);
    }

    private static int port(String flag, String text, String digits) throws UsageException {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new UsageException(flag + ": '" + text + "' has no port between 0 and 65535 after the colon");
    }

    private static InetAddress address(String flag, String host) throws UsageException {
        if (host.isEmpty() || host.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        // Only literal addresses: a name would be looked up on the network.
        if (!bare.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new UsageException(flag + ": '" + host + "' is not an IP address");
        }
        try {
            return InetAddress.getByName(bare);
        } catch (UnknownHostException e) {
            throw new UsageException(flag + ": '" + host + "' is not an IP address");
        }
    }
}

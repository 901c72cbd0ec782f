package network.pyrin.standalone;

/**
 * A TCP address as a user writes it.
 *
 * @param host name or address, not empty
 * @param port 0 to 65535; 0 asks for any free port where something listens
 */
public record HostPort(String host, int port) {
    /** Checks the port's range. */
    public HostPort {
        if (host.isEmpty() || port < 0 || port > 65535) {
            throw new IllegalArgumentException("not an address: " + host + ":" + port);
        }
    }

    /**
     * Reads {@code host:port}, {@code [ipv6]:port} or a bare {@code port} or {@code :port} (both loopback).
     *
     * @param text as typed
     * @return the address
     * @throws IllegalArgumentException naming the text, if it is none of these
     */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("write an IPv6 address in brackets: [" + host + "]:port");
        }
        try {
            return new HostPort(host.isEmpty() ? "127.0.0.1" : host, Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not HOST:PORT with a port from 0 to 65535", e);
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

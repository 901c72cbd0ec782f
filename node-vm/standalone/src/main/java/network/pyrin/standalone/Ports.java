package network.pyrin.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Finds ports before anything heavy starts, so that a taken one is a sentence and not a stack trace minutes later.
 *
 * <p>Between finding and using a port another program may take it; then the part that binds it says so itself.
 */
final class Ports {
    private Ports() {}

    /**
     * Whether something can listen there now.
     *
     * @param address a local address
     * @return false if taken, not local or not permitted
     */
    static boolean isFree(HostPort address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address.host(), address.port()));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * A port that nothing listens on.
     *
     * @param host a local address
     * @return 1 to 65535
     * @throws UsageException if the host is not one of this machine's
     */
    static int anyFree(String host) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UsageException("Cannot listen on " + host + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * The HTTP port to use.
     *
     * @param port wanted; 0 for any
     * @return a free port
     * @throws UsageException if the wanted one is taken
     */
    static int http(int port) {
        if (port == 0) {
            return anyFree("127.0.0.1");
        }
        if (!isFree(new HostPort("127.0.0.1", port))) {
            throw new UsageException("Port " + port + " is in use by another program. "
                    + "Choose another with --port N, or --port 0 for any free one.");
        }
        return port;
    }

    /**
     * The node's gRPC address to use: what the user asked for, or the network's usual port, or a free one instead.
     *
     * @param config flags
     * @return a free address
     * @throws UsageException if the asked one is taken
     */
    static HostPort rpc(StandaloneConfig config) {
        if (config.rpcListen().isPresent()) {
            HostPort wanted = config.rpcListen().get();
            if (wanted.port() == 0) {
                return new HostPort(wanted.host(), anyFree(wanted.host()));
            }
            if (!isFree(wanted)) {
                throw new UsageException(
                        "--rpclisten " + wanted + ": cannot listen there; the port is in use, or the address "
                                + "is not this machine's. Choose another, or leave the flag out.");
            }
            return wanted;
        }
        HostPort usual = new HostPort("127.0.0.1", config.network().rpcPort());
        return isFree(usual) ? usual : new HostPort("127.0.0.1", anyFree("127.0.0.1"));
    }
}

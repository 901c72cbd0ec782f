package network.pyrin.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a name into addresses. The default is the system's name service; tests answer what they like. */
@FunctionalInterface
public interface Resolver {
    /** The system's name service. */
    Resolver SYSTEM = InetAddress::getAllByName;

    /**
     * Asks for a name once.
     *
     * @param host name or number
     * @return at least one address
     * @throws UnknownHostException if there is none
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
}

package network.pyrin.chain;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A network that a node can join.
 *
 * <p>Source: protocol 1.1 and 1.2 (consensus/core/src/network.rs).
 */
public enum NetworkId {
    /** The network whose coins have value. */
    MAINNET("mainnet", AddressPrefix.MAINNET, 13111, 13110, 17110, 18110),
    /** The older public test network: 10 blocks a second, full windows. */
    TESTNET_10("testnet-10", AddressPrefix.TESTNET, 16211, 16210, 17210, 18210),
    /** The newer public test network: 10 blocks a second, sampled windows, storage mass. */
    TESTNET_11("testnet-11", AddressPrefix.TESTNET, 16311, 16210, 17210, 18210),
    /** Simulations: the rules of testnet 11 without proof of work. */
    SIMNET("simnet", AddressPrefix.SIMNET, 16511, 16510, 17510, 18510),
    /** Development: the rules of mainnet with an easy genesis. */
    DEVNET("devnet", AddressPrefix.DEVNET, 16611, 16610, 17610, 18610);

    private static final String NAME_PREFIX = "pyrin-";

    private final String text;
    private final AddressPrefix addressPrefix;
    private final int[] ports;

    NetworkId(String text, AddressPrefix addressPrefix, int... ports) {
        this.text = text;
        this.addressPrefix = addressPrefix;
        this.ports = ports;
    }

    /**
     * The short name.
     *
     * @return for example {@code testnet-11}
     */
    public String text() {
        return text;
    }

    /**
     * The name in handshakes, data folders and RPC.
     *
     * @return for example {@code pyrin-testnet-11}
     */
    public String prefixedName() {
        return NAME_PREFIX + text;
    }

    /**
     * The prefix of this network's addresses; all testnets share one.
     *
     * @return the prefix
     */
    public AddressPrefix addressPrefix() {
        return addressPrefix;
    }

    /**
     * Whether this is the network whose coins have value.
     *
     * @return true for mainnet alone
     */
    public boolean isMainnet() {
        return this == MAINNET;
    }

    /**
     * The default port of a service.
     *
     * @param service which service
     * @return a TCP port
     */
    public int defaultPort(NodeService service) {
        return switch (service) {
            case P2P -> ports[0];
            case GRPC -> ports[1];
            case WRPC_BORSH -> ports[2];
            case WRPC_JSON -> ports[3];
        };
    }

    /**
     * Finds a network by its short or prefixed name; a bare {@code testnet} is refused, because there are two.
     *
     * @param name for example {@code mainnet} or {@code pyrin-testnet-10}
     * @return the network
     * @throws IllegalArgumentException if there is no such network; the message lists those there are
     */
    public static NetworkId parse(String name) {
        String bare = name.startsWith(NAME_PREFIX) ? name.substring(NAME_PREFIX.length()) : name;
        for (NetworkId network : values()) {
            if (network.text.equals(bare)) {
                return network;
            }
        }
        String known = Arrays.stream(values()).map(NetworkId::text).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("unknown network '" + name + "'; known are " + known);
    }

    @Override
    public String toString() {
        return text;
    }
}

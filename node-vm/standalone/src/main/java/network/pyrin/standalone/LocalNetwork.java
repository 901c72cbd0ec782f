package network.pyrin.standalone;

import network.pyrin.chain.NetworkId;
import network.pyrin.chain.NodeService;

/** The networks that one machine can run alone. Those that live from peers are named in {@link UpFlags}, to be refused. */
public enum LocalNetwork {
    /** 10 blocks/s rules without proof of work; history is mined on an empty folder. */
    SIMNET(NetworkId.SIMNET, 2.0),
    /** 1 block/s with real proof of work on the built-in processor miner; no mined history. */
    DEVNET(NetworkId.DEVNET, 1.0);

    private final NetworkId id;
    private final double blocksPerSecond;

    LocalNetwork(NetworkId id, double blocksPerSecond) {
        this.id = id;
        this.blocksPerSecond = blocksPerSecond;
    }

    /**
     * The network itself.
     *
     * @return its identity
     */
    public NetworkId id() {
        return id;
    }

    /**
     * The name in flags and folders.
     *
     * @return lower case
     */
    public String label() {
        return id.text();
    }

    /**
     * The usual gRPC port of a node of this network.
     *
     * @return a port
     */
    public int rpcPort() {
        return id.defaultPort(NodeService.GRPC);
    }

    /**
     * How fast the built-in miners work when not told.
     *
     * @return blocks per second, all miners together
     */
    public double defaultBlocksPerSecond() {
        return blocksPerSecond;
    }
}

package network.pyrin.standalone;

/** The networks that one machine can run alone. Those that live from peers are named in {@link UpFlags}, to be refused. */
public enum LocalNetwork {
    /** 10 blocks/s rules without proof of work; history is mined on an empty folder. */
    SIMNET("simnet", 16510, 2.0),
    /** 1 block/s with real proof of work on the built-in processor miner; no mined history. */
    DEVNET("devnet", 16610, 1.0);

    private final String label;
    private final int rpcPort;
    private final double blocksPerSecond;

    LocalNetwork(String label, int rpcPort, double blocksPerSecond) {
        this.label = label;
        this.rpcPort = rpcPort;
        this.blocksPerSecond = blocksPerSecond;
    }

    /**
     * The name in flags and folders.
     *
     * @return lower case
     */
    public String label() {
        return label;
    }

    /**
     * The usual gRPC port of a node of this network.
     *
     * @return a port
     */
    public int rpcPort() {
        return rpcPort;
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

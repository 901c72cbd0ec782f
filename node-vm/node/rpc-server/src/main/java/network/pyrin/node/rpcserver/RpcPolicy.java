package network.pyrin.node.rpcserver;

/**
 * What a node allows its clients.
 *
 * @param nodeId unique name of this process, told by getInfo
 * @param unsafeCalls whether calls that change the node or cost much are allowed ({@code --unsaferpc})
 * @param unsyncedMining whether blocks are taken while the node is not up to date ({@code --enable-unsynced-mining})
 * @param archival whether blocks below the pruning point are kept
 * @param shutdown what the shutdown call does; must return at once
 */
public record RpcPolicy(
        String nodeId, boolean unsafeCalls, boolean unsyncedMining, boolean archival, Runnable shutdown) {
    /**
     * The release of the standard node whose calls these are, told as the server version and in coinbase payloads: clients
     * decide by it which calls they may use.
     */
    public static final String SERVER_VERSION = "0.14.5";
}

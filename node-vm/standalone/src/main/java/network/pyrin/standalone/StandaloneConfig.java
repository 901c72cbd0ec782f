package network.pyrin.standalone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code ./pyrin up} was asked to run; the defaults are those of {@link UpFlags}.
 *
 * @param network one of {@link LocalNetwork}: a chain that one machine can run alone
 * @param externalNode {@code host:port} of a node's gRPC to use instead of the built-in one
 * @param mongodbUri connection string of a MongoDB to use instead of the embedded one
 * @param events what carries events
 * @param mine whether built-in miners run
 * @param traffic whether built-in wallets send transactions
 * @param blocksPerSecond pace of the built-in miners together, above 0
 * @param historyBlocks blocks that the built-in miners' chain has at least before it lives in real time
 * @param archival whether the node keeps everything that pruning would delete
 * @param data folder of this network's data: {@code <data>/<network>}
 * @param port HTTP port on loopback; 0 for any free one
 * @param rpcListen {@code host:port} for the node's gRPC; empty for the network's usual port, or a free one if that is taken
 * @param allowLocalWebhooks whether webhooks may call loopback: for development
 * @param site folder of the explorer's built files
 * @param packagedFunctions folder of the functions' artefacts that answer the API; empty to answer in this process
 */
public record StandaloneConfig(
        LocalNetwork network,
        Optional<HostPort> externalNode,
        Optional<String> mongodbUri,
        EventsChoice events,
        boolean mine,
        boolean traffic,
        double blocksPerSecond,
        int historyBlocks,
        boolean archival,
        Path data,
        int port,
        Optional<HostPort> rpcListen,
        boolean allowLocalWebhooks,
        Path site,
        Optional<Path> packagedFunctions) {

    /**
     * The folder that holds this network's chain, read model and log.
     *
     * @return a folder below {@link #data()}
     */
    public Path networkFolder() {
        return data.resolve(network.label());
    }
}

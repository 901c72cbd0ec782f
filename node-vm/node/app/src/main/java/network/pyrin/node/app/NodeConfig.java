package network.pyrin.node.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import network.pyrin.chain.NetworkParams;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.rpcserver.RpcLimits;
import network.pyrin.node.storage.StoreMemory;

/**
 * Everything a node needs to know at its start.
 *
 * @param params rules of the network
 * @param folder the node's own folder, created if absent
 * @param rpcListen where gRPC listens; port 0 takes a free one
 * @param metricsListen where metrics are served, if at all
 * @param utxoIndex whether queries by address are answered
 * @param unsyncedMining whether blocks are taken while the node is not up to date
 * @param unsafeRpc whether calls that change the node are allowed
 * @param archival whether nothing is ever deleted
 * @param rpcLimits how much the RPC port may hold
 * @param storeMemory how much native memory the store may take
 * @param consensusOptions threads and caches of consensus
 */
public record NodeConfig(
        NetworkParams params,
        Path folder,
        InetSocketAddress rpcListen,
        Optional<InetSocketAddress> metricsListen,
        boolean utxoIndex,
        boolean unsyncedMining,
        boolean unsafeRpc,
        boolean archival,
        RpcLimits rpcLimits,
        StoreMemory storeMemory,
        ConsensusOptions consensusOptions) {

    /**
     * A node as another program of the same machine wants it: loopback, any free port, with UTXO index, taking blocks while
     * not up to date.
     *
     * @param params rules of the network
     * @param folder the node's own folder
     * @return a configuration
     */
    public static NodeConfig embedded(NetworkParams params, Path folder) {
        return new NodeConfig(
                params,
                folder,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.empty(),
                true,
                true,
                false,
                false,
                RpcLimits.standard(),
                StoreMemory.DEFAULT,
                ConsensusOptions.standard());
    }

    /**
     * The same with another RPC address.
     *
     * @param listen where gRPC listens
     * @return a configuration
     */
    public NodeConfig withRpcListen(InetSocketAddress listen) {
        return new NodeConfig(
                params,
                folder,
                listen,
                metricsListen,
                utxoIndex,
                unsyncedMining,
                unsafeRpc,
                archival,
                rpcLimits,
                storeMemory,
                consensusOptions);
    }

    /**
     * The same with calls that change the node allowed or not.
     *
     * @param allowed whether they are
     * @return a configuration
     */
    public NodeConfig withUnsafeRpc(boolean allowed) {
        return new NodeConfig(
                params,
                folder,
                rpcListen,
                metricsListen,
                utxoIndex,
                unsyncedMining,
                allowed,
                archival,
                rpcLimits,
                storeMemory,
                consensusOptions);
    }

    /**
     * The same with everything kept or not.
     *
     * @param keep whether nothing is ever deleted
     * @return a configuration
     */
    public NodeConfig withArchival(boolean keep) {
        return new NodeConfig(
                params,
                folder,
                rpcListen,
                metricsListen,
                utxoIndex,
                unsyncedMining,
                unsafeRpc,
                keep,
                rpcLimits,
                storeMemory,
                consensusOptions);
    }
}

package network.pyrin.node.app;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import network.pyrin.chain.MalformedBytesException;
import network.pyrin.chain.NetworkParams;
import network.pyrin.cryptonative.NativeSignatures;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.ConsensusNode;
import network.pyrin.node.consensus.ConsensusOptions;
import network.pyrin.node.storage.DataFolder;
import network.pyrin.node.storage.KeyValueStore;
import network.pyrin.node.storage.RocksDbStore;
import network.pyrin.node.storage.StorageException;
import network.pyrin.node.storage.StoreMemory;

/** The chain of a node that does not run: its folder is ours, there is neither mempool nor port. */
final class StoppedNode implements AutoCloseable {
    private final DataFolder folder;
    private final KeyValueStore store;
    private final Consensus consensus;

    private StoppedNode(DataFolder folder, KeyValueStore store, Consensus consensus) {
        this.folder = folder;
        this.store = store;
        this.consensus = consensus;
    }

    /**
     * Opens the data folder that the flags name.
     *
     * @param flags network and folder
     * @param create whether an absent folder is made
     * @return the open chain
     * @throws UsageException if the flags contradict each other
     * @throws NodeStartException with a sentence: no data there, in use by a running node, another network's, damaged
     */
    static StoppedNode open(NodeFlags flags, boolean create) throws UsageException, NodeStartException {
        NetworkParams params = NetworkParams.of(flags.network());
        Path path = flags.folder();
        if (!create && !Files.isDirectory(path)) {
            throw new NodeStartException("there is no node data in " + path, new NoSuchFileException(path.toString()));
        }
        try {
            DataFolder folder = DataFolder.open(
                    path, params.network().text(), params.genesis().header().hash());
            return open(folder, params);
        } catch (StorageException e) {
            throw new NodeStartException(String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException | MalformedBytesException e) {
            throw new NodeStartException("the data in " + path + " is damaged: " + e.getMessage(), e);
        }
    }

    private static StoppedNode open(DataFolder folder, NetworkParams params) {
        try {
            KeyValueStore store = RocksDbStore.open(folder.database(), StoreMemory.DEFAULT);
            try {
                Consensus consensus = ConsensusNode.open(
                        store, params, ConsensusOptions.standard(), new NativeSignatures(), InstantSource.system());
                return new StoppedNode(folder, store, consensus);
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Consensus consensus() {
        return consensus;
    }

    KeyValueStore store() {
        return store;
    }

    @Override
    public void close() {
        consensus.close();
        store.close();
        folder.close();
    }
}

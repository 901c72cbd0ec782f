package network.pyrin.node.consensus.virtual;

import java.util.List;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.utxo.UtxoDiff;
import network.pyrin.node.storage.Batch;
import network.pyrin.node.storage.KeyValueStore;

/**
 * The state of an empty chain: genesis is the sink, nothing is unspent. Mainnet's genesis commits to a UTXO set that is not
 * distributed any more; such a chain continues from a pruning point that peers hand out, never from here (protocol 1.5).
 */
record GenesisState(KeyValueStore store, Dag dag, ChainStateStore states, SelectedChainStore chain) {
    /** Stores the state in one batch. */
    VirtualPosition write() {
        Hash genesis = dag.hashOf(dag.genesis());
        VirtualPosition position = new VirtualPosition(List.of(genesis), 0);
        Batch batch = new Batch();
        states.stage(batch, genesis, UtxoDiff.EMPTY, new MuHash(), List.of(), List.of());
        dag.stageStatus(batch, dag.genesis(), BlockStatus.UTXO_VALID);
        chain.stage(batch, List.of(), List.of(genesis));
        position.stage(batch);
        store.write(batch, KeyValueStore.Sync.BUFFERED);
        dag.applyStatus(dag.genesis(), BlockStatus.UTXO_VALID);
        chain.applied(0, 1);
        return position;
    }
}

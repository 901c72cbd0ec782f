package network.pyrin.node.consensus.virtual;

import java.util.Optional;
import java.util.random.RandomGenerator;
import network.pyrin.node.consensus.body.BodyStore;
import network.pyrin.node.consensus.dag.Dag;
import network.pyrin.node.consensus.dag.DagRules;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.transaction.TransactionInContext;
import network.pyrin.node.consensus.utxo.UtxoSet;
import network.pyrin.node.storage.KeyValueStore;

/**
 * What the virtual stage works with.
 *
 * @param store where everything is kept
 * @param dag blocks and their relations
 * @param rules what a block with given parents would be
 * @param bodies transactions of blocks
 * @param utxos the stored UTXO set
 * @param transactions rules of transactions
 * @param coinbases rules of coinbases
 * @param workers who shares the work
 * @param virtualParentChoice randomness among many tips; empty takes the heaviest
 */
public record VirtualServices(
        KeyValueStore store,
        Dag dag,
        DagRules rules,
        BodyStore bodies,
        UtxoSet utxos,
        TransactionInContext transactions,
        CoinbaseRules coinbases,
        Workers workers,
        Optional<RandomGenerator> virtualParentChoice) {}

package network.pyrin.simnet;

import network.pyrin.chain.ScriptPublicKey;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Bytes;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.TemplateOutcome;
import network.pyrin.node.mempool.BlockTemplates;
import network.pyrin.node.mempool.Mempool;
import network.pyrin.node.mempool.MempoolOutcome;
import network.pyrin.node.mempool.OrphanPolicy;
import network.pyrin.node.mempool.Priority;

/**
 * What miners and traffic need of a node.
 *
 * @param consensus the chain
 * @param mempool where payments go
 * @param templates what miners work on
 */
public record ChainPort(Consensus consensus, Mempool mempool, BlockTemplates templates) {
    TemplateOutcome template(ScriptPublicKey miner) {
        return templates.template(miner, Bytes.EMPTY);
    }

    /** A payment that is refused is dropped: another follows in a moment. Low priority, so that it expires if unmined. */
    MempoolOutcome offer(Transaction transaction) {
        return mempool.submit(transaction, Priority.LOW, OrphanPolicy.FORBID);
    }
}

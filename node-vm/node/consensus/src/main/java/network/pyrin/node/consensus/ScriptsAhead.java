package network.pyrin.node.consensus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.Block;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.node.consensus.transaction.ScriptChecks;
import network.pyrin.node.consensus.virtual.VirtualStage;

/**
 * Runs the scripts of a block that waits for the virtual stage, so that their verdicts are there when it comes to it. Only for
 * blocks whose header and body have passed: otherwise anybody could have the node work for nothing. What a transaction spends is
 * looked up wherever it is now; if it is nowhere yet, its scripts wait for their turn. Thread-safe.
 */
final class ScriptsAhead {
    private final ScriptChecks scripts;
    private final VirtualStage virtual;

    ScriptsAhead(ScriptChecks scripts, VirtualStage virtual) {
        this.scripts = scripts;
        this.virtual = virtual;
    }

    void run(Block block) {
        for (Transaction transaction : block.transactions()) {
            if (!transaction.isCoinbase()) {
                spent(transaction).ifPresent(entries -> scripts.check(new PopulatedTransaction(transaction, entries)));
            }
        }
    }

    private Optional<List<UtxoEntry>> spent(Transaction transaction) {
        List<UtxoEntry> entries = new ArrayList<>(transaction.inputs().size());
        for (TransactionInput input : transaction.inputs()) {
            Optional<UtxoEntry> entry = virtual.glimpse(input.previousOutpoint());
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        return Optional.of(entries);
    }
}

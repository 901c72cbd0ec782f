package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.PopulatedTransaction;
import network.pyrin.chain.Transaction;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.body.BodyStore;
import network.pyrin.node.consensus.parallel.Workers;
import network.pyrin.node.consensus.transaction.ContextVerdict;
import network.pyrin.node.consensus.transaction.TransactionInContext;
import network.pyrin.node.consensus.transaction.TransactionInContext.Scope;
import network.pyrin.node.consensus.utxo.UtxoDiffBuilder;
import network.pyrin.node.consensus.utxo.UtxoView;

/**
 * Decides which transactions of merged blocks take effect: block by block in consensus order, the transactions of one block in
 * parallel (they cannot depend on one another). Invalid ones are passed over. Source: protocol 4.13.
 */
final class MergesetAcceptance {
    /** Transactions worth a hand-over: a signature check costs some tens of microseconds. */
    private static final int GRAIN = 4;

    private final BodyStore bodies;
    private final TransactionInContext rules;
    private final Workers workers;

    MergesetAcceptance(BodyStore bodies, TransactionInContext rules, Workers workers) {
        this.bodies = bodies;
        this.rules = rules;
        this.workers = workers;
    }

    /**
     * Accepts a mergeset.
     *
     * @param mergeset selected parent first, then ascending
     * @param view the UTXO set after the selected parent's own acceptance
     * @param daaScore DAA score of the accepting block
     * @return the effect
     */
    Acceptance accept(List<Hash> mergeset, UtxoView view, long daaScore) {
        UtxoDiffBuilder diff = new UtxoDiffBuilder();
        List<PopulatedTransaction> accepted = new ArrayList<>();
        List<MergedBlock> merged = new ArrayList<>(mergeset.size());
        Map<Hash, BlockReward> rewards = HashMap.newHashMap(mergeset.size());
        for (Hash block : mergeset) {
            boolean selectedParent = merged.isEmpty();
            List<Transaction> transactions = bodies.require(block);
            List<Hash> ids = new ArrayList<>();
            if (selectedParent) {
                acceptCoinbase(transactions.getFirst(), diff, accepted, ids, daaScore);
            }
            Scope scope = selectedParent ? Scope.SKIP_SCRIPTS : Scope.FULL;
            long fees = 0;
            for (ContextVerdict verdict : verdicts(transactions, view.with(diff), daaScore, scope)) {
                if (verdict instanceof ContextVerdict.Valid(PopulatedTransaction populated, long fee)) {
                    diff.apply(populated.transaction(), populated.entries(), daaScore);
                    accepted.add(populated);
                    ids.add(populated.transaction().id());
                    fees = Math.addExact(fees, fee);
                }
            }
            merged.add(new MergedBlock(block, ids));
            rewards.put(block, reward(block, transactions.getFirst(), fees));
        }
        List<Hash> sorted =
                accepted.stream().map(each -> each.transaction().id()).sorted().toList();
        return new Acceptance(daaScore, mergeset, diff.build(), accepted, sorted, merged, rewards);
    }

    private static void acceptCoinbase(
            Transaction coinbase,
            UtxoDiffBuilder diff,
            List<PopulatedTransaction> accepted,
            List<Hash> ids,
            long daaScore) {
        diff.apply(coinbase, List.of(), daaScore);
        accepted.add(new PopulatedTransaction(coinbase, List.of()));
        ids.add(coinbase.id());
    }

    private static BlockReward reward(Hash block, Transaction coinbase, long fees) {
        CoinbasePayload payload = CoinbasePayload.decode(coinbase.payload());
        return new BlockReward(block, payload.subsidy(), fees, payload.miner().scriptPublicKey());
    }

    /**
     * Checks the ordinary transactions of a block against one view.
     *
     * @param transactions the body, coinbase first
     * @param view must not change meanwhile
     * @param daaScore DAA score of the block from whose point of view they are checked
     * @param scope which rules apply
     * @return verdicts in block order, without the coinbase
     */
    List<ContextVerdict> verdicts(List<Transaction> transactions, UtxoView view, long daaScore, Scope scope) {
        int grain = scope == Scope.SKIP_SCRIPTS ? 16 * GRAIN : GRAIN;
        return workers.map(
                transactions.size() - 1, grain, i -> rules.check(transactions.get(i + 1), view, daaScore, scope));
    }
}

package network.pyrin.node.consensus.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.Emission;
import network.pyrin.chain.MinerData;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;

/**
 * What a block's coinbase must say: it pays the blocks that the block merges, each blue to its own miner, all reds together to the
 * block's miner. Thread-safe. Source: protocol 4.14 (consensus/src/processes/coinbase.rs, behaviour).
 */
public final class CoinbaseRules {
    private final Emission emission;

    /**
     * The rules of a network.
     *
     * @param emission its emission
     */
    public CoinbaseRules(Emission emission) {
        this.emission = emission;
    }

    /**
     * An expected coinbase.
     *
     * @param transaction the transaction
     * @param redReward whether its last output pays for reds
     */
    public record Expected(Transaction transaction, boolean redReward) {}

    /**
     * What a block merges, as far as its coinbase is concerned.
     *
     * @param blueScore the block's blue score
     * @param daaScore the block's DAA score
     * @param blues merged blues, selected parent first
     * @param reds merged reds
     * @param nonDaa merged blocks that are too old to be paid
     * @param rewards what each merged block has earned
     */
    public record Context(
            long blueScore,
            long daaScore,
            List<Hash> blues,
            List<Hash> reds,
            Set<Hash> nonDaa,
            Map<Hash, BlockReward> rewards) {}

    /**
     * Builds the coinbase of a block.
     *
     * @param context what the block merges
     * @param miner the block's miner
     * @return the only valid coinbase
     */
    public Expected expected(Context context, MinerData miner) {
        List<TransactionOutput> outputs = new ArrayList<>(context.blues().size() + 1);
        for (Hash blue : context.blues()) {
            BlockReward reward = reward(context, blue);
            if (!context.nonDaa().contains(blue) && reward.total() > 0) {
                outputs.add(new TransactionOutput(reward.total(), reward.script()));
            }
        }
        long redTotal = 0;
        for (Hash red : context.reds()) {
            if (!context.nonDaa().contains(red)) {
                redTotal = Math.addExact(redTotal, reward(context, red).total());
            }
        }
        if (redTotal > 0) {
            outputs.add(new TransactionOutput(redTotal, miner.scriptPublicKey()));
        }
        CoinbasePayload payload = new CoinbasePayload(context.blueScore(), emission.subsidy(context.daaScore()), miner);
        return new Expected(
                new Transaction(0, List.of(), outputs, 0, SubnetworkId.COINBASE, 0, payload.encode(), 0), redTotal > 0);
    }

    private static BlockReward reward(Context context, Hash block) {
        BlockReward reward = context.rewards().get(block);
        if (reward == null) {
            throw new IllegalStateException("merged block " + block + " has no reward record");
        }
        return reward;
    }
}

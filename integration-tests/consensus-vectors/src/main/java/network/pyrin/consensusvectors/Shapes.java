package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MerkleRoot;
import network.pyrin.node.consensus.BlockFacts;
import network.pyrin.node.consensus.virtual.BlockReward;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.MergedBlock;
import network.pyrin.node.consensus.virtual.VirtualState;

/** What our node says, in the shapes of the recordings. */
final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Shapes() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    static ArrayNode hashes(Collection<Hash> hashes) {
        ArrayNode array = JSON.arrayNode(hashes.size());
        hashes.forEach(hash -> array.add(hash.toHex()));
        return array;
    }

    private static ArrayNode sorted(Collection<Hash> hashes) {
        return hashes(hashes.stream().sorted().toList());
    }

    private static ObjectNode sizes(Map<Hash, Integer> sizes) {
        ObjectNode node = object();
        new TreeMap<>(sizes).forEach((hash, size) -> node.put(hash.toHex(), size));
        return node;
    }

    /** The shape of {@code expect} in blocks, without the statuses and the proof of work. */
    static ObjectNode block(BlockFacts facts) {
        ObjectNode node = object().put("selectedParent", facts.selectedParent().toHex())
                .put("blueScore", unsigned(facts.header().blueScore()))
                .put("blueWork", facts.header().blueWork().toHex());
        node.set("mergesetBlues", hashes(facts.mergesetBlues()));
        node.set("mergesetReds", hashes(facts.mergesetReds()));
        node.set("bluesAnticoneSizes", sizes(facts.bluesAnticoneSizes()));
        node.set("mergesetNonDaa", sorted(facts.mergesetNonDaa()));
        return node.put("daaScore", unsigned(facts.header().daaScore()))
                .put("pastMedianTime", unsigned(facts.pastMedianTimeMillis()))
                .put("pruningPoint", facts.header().pruningPoint().toHex())
                .put("blockLevel", facts.blockLevel())
                .put("mergeDepthRoot", facts.mergeDepthRoot().toHex())
                .put("finalityPoint", facts.finalityPoint().toHex());
    }

    /** The shape of {@code virtual} in steps and in the final state. */
    static ObjectNode virtual(VirtualState state) {
        ObjectNode node = object();
        node.set("parents", hashes(state.parents()));
        node.put("selectedParent", state.sink().toHex())
                .put("blueScore", unsigned(state.blueScore()))
                .put("blueWork", state.blueWork().toHex())
                .put("daaScore", unsigned(state.daaScore()))
                .put("bits", state.bits() & 0xffffffffL)
                .put("pastMedianTime", unsigned(state.pastMedianTimeMillis()))
                .put("utxoCommitment", state.commitment().hash().toHex())
                .put(
                        "acceptedIdMerkleRoot",
                        MerkleRoot.of(state.acceptedTransactionIds()).toHex());
        node.set("mergesetBlues", hashes(state.mergesetBlues()));
        node.set("mergesetReds", hashes(state.mergesetReds()));
        node.set("bluesAnticoneSizes", sizes(state.bluesAnticoneSizes()));
        node.set("mergesetNonDaa", sorted(state.mergesetNonDaa()));
        node.set("acceptedTxIds", hashes(state.acceptedTransactionIds()));
        ArrayNode rewards = node.putArray("mergesetRewards");
        state.rewards().forEach(reward -> rewards.add(reward(reward)));
        return node;
    }

    private static ObjectNode reward(BlockReward reward) {
        return object().put("block", reward.block().toHex())
                .put("subsidy", reward.subsidy())
                .put("fees", reward.fees())
                .put("script", reward.script().script().toHex());
    }

    /** The shape of {@code addedChain}. */
    static ArrayNode chain(List<ChainBlock> blocks) {
        ArrayNode array = JSON.arrayNode();
        for (ChainBlock block : blocks) {
            ObjectNode node = array.addObject().put("hash", block.hash().toHex());
            ArrayNode acceptance = node.putArray("acceptance");
            for (MergedBlock merged : block.acceptance()) {
                acceptance.addObject().put("block", merged.block().toHex()).set("accepted", hashes(merged.accepted()));
            }
        }
        return array;
    }
}

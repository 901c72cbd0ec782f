package network.pyrin.processor.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Address;
import network.pyrin.chain.AddressPrefix;
import network.pyrin.chain.Block;
import network.pyrin.chain.CoinbasePayload;
import network.pyrin.chain.Difficulty;
import network.pyrin.chain.NetworkParams;
import network.pyrin.chain.StandardScripts;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionHashing;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.testing.Json;
import network.pyrin.testing.Recording;

/** A recorded chain as the processor would receive it: blocks, and how the selected chain moved after each. */
public final class RecordedChain {
    /** A block with the move it caused. */
    public record Step(StoredBlock block, ChainStep move, JsonNode json) {}

    private final NetworkParams params;
    private final StoredBlock genesis;
    private final List<Step> steps;

    private RecordedChain(NetworkParams params, StoredBlock genesis, List<Step> steps) {
        this.params = params;
        this.genesis = genesis;
        this.steps = steps;
    }

    public static RecordedChain of(Recording recording, int stepsMax) {
        NetworkParams params = recording.params();
        AddressPrefix prefix = params.network().addressPrefix();
        List<StoredBlock> blocks = new ArrayList<>();
        recording.forEachBlock(recorded -> {
            if (recorded.index() < stepsMax) {
                JsonNode expect = recorded.expect();
                blocks.add(stored(
                        recorded.block(),
                        Optional.of(Json.hash(expect, "selectedParent")),
                        Json.hashes(expect, "mergesetBlues"),
                        Json.hashes(expect, "mergesetReds"),
                        params,
                        prefix));
            }
        });
        Map<Integer, JsonNode> moves = new HashMap<>();
        recording.forEach("steps", step -> moves.put(step.get("i").intValue(), step));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode step = Optional.ofNullable(moves.get(i)).orElseThrow();
            steps.add(new Step(blocks.get(i), move(step), step));
        }
        StoredBlock genesis = stored(params.genesis().block(), Optional.empty(), List.of(), List.of(), params, prefix);
        return new RecordedChain(params, genesis, steps);
    }

    private static ChainStep move(JsonNode step) {
        List<ChainStep.Added> added = new ArrayList<>();
        for (JsonNode block : step.get("addedChain")) {
            List<Hash> ids = new ArrayList<>();
            block.get("acceptance").forEach(merged -> ids.addAll(Json.hashes(merged, "accepted")));
            added.add(new ChainStep.Added(Json.hash(block, "hash"), ids));
        }
        return new ChainStep(Json.hashes(step, "removedChain"), added);
    }

    private static StoredBlock stored(
            Block block,
            Optional<Hash> selectedParent,
            List<Hash> blues,
            List<Hash> reds,
            NetworkParams params,
            AddressPrefix prefix) {
        Transaction coinbase = block.transactions().getFirst();
        BlockDocument document = new BlockDocument(
                block.header(),
                Difficulty.of(block.header().bits(), params),
                selectedParent,
                blues,
                reds,
                block.transactions().stream().map(Transaction::id).toList(),
                StandardScripts.addressOf(
                                CoinbasePayload.decode(coinbase.payload())
                                        .miner()
                                        .scriptPublicKey(),
                                prefix)
                        .map(Address::toString),
                coinbase.payload(),
                List.of(),
                BlockDocument.Standing.NEW);
        List<TransactionDocument> transactions = block.transactions().stream()
                .map(transaction -> transaction(transaction, block, prefix))
                .toList();
        return new StoredBlock(document, transactions);
    }

    private static TransactionDocument transaction(Transaction transaction, Block block, AddressPrefix prefix) {
        return new TransactionDocument(
                transaction,
                TransactionHashing.hash(transaction, false),
                transaction.mass(),
                transaction.outputs().stream()
                        .map(output -> StandardScripts.addressOf(output.scriptPublicKey(), prefix)
                                .map(Address::toString))
                        .toList(),
                block.header().timestampMillis(),
                List.of(block.hash()),
                Optional.empty(),
                Map.of(),
                0);
    }

    /** Parameters of the recording. */
    public NetworkParams params() {
        return params;
    }

    /** The genesis block. */
    public StoredBlock genesis() {
        return genesis;
    }

    /** In order of insertion. */
    public List<Step> steps() {
        return steps;
    }

    /** The whole way from genesis to the last sink in one move, without the detours. */
    ChainStep straight() {
        List<ChainStep.Added> chain = new ArrayList<>();
        for (Step step : steps) {
            for (int i = 0; i < step.move().removed().size(); i++) {
                chain.removeLast();
            }
            chain.addAll(step.move().added());
        }
        return new ChainStep(List.of(), chain);
    }
}

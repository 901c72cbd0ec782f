package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.UtxoElement;
import network.pyrin.chain.UtxoEntry;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.MuHash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.virtual.ChainBlock;
import network.pyrin.node.consensus.virtual.VirtualState;
import network.pyrin.testing.Recording;
import org.jspecify.annotations.Nullable;

/** Compares the state at the end: virtual, statuses, the selected chain, the UTXO set and its commitment. */
final class FinalComparison {
    private static final Hash ORIGIN =
            new Hash(0xfefefefefefefefeL, 0xfefefefefefefefeL, 0xfefefefefefefefeL, 0xfefefefefefefefeL);
    private static final Set<String> OF_PRUNING = Set.of(
            "pruningPointHeaders",
            "proofLevelSizes",
            "deletedBlocks",
            "headerOnlyBlocks",
            "headerWithoutStatus",
            "pruningPointUtxoCommitment",
            "pruningPointHeaderUtxoCommitment",
            "pruningPointUtxoCount");

    private final Recording recording;
    private final Consensus consensus;
    private final Report report;
    private final ObjectNode recorded;
    private final boolean pruned;

    FinalComparison(Recording recording, Consensus consensus, Report report) {
        this.recording = recording;
        this.consensus = consensus;
        this.report = report;
        this.recorded = recording.hasFinalState() ? recording.finalState().deepCopy() : Shapes.object();
        this.pruned = recorded.has("headerOnlyBlocks");
    }

    void run() {
        statuses(recorded.remove("statuses"));
        finalStatuses();
        Map<Outpoint, UtxoEntry> utxos = new HashMap<>();
        VirtualState state = consensus.utxos().forEach(utxos::put);
        if (recording.hasFinalState()) {
            ObjectNode actual = finalState(state, utxos);
            report.compare(recording.name() + " final state", known(actual), actual);
        } else {
            report.skip(recording.name(), "final state (not recorded)");
        }
        utxoSet(utxos);
        for (String file : List.of("pruning-proof", "pruning-point-utxos")) {
            if (recording.has(file)) {
                report.skip(recording.name(), "pruning: " + file + ", trusted data and import");
            }
        }
    }

    /** What was recorded and we have something to compare with: the rest is about pruning, which is not replayed. */
    private ObjectNode known(ObjectNode actual) {
        ObjectNode known = Shapes.object();
        recorded.properties().forEach(field -> {
            if (actual.has(field.getKey())) {
                known.set(field.getKey(), field.getValue());
            } else {
                String kind = OF_PRUNING.contains(field.getKey()) ? "pruning: " : "unknown in the final state: ";
                report.skip(recording.name(), kind + field.getKey());
            }
        });
        return known;
    }

    private ObjectNode finalState(VirtualState state, Map<Outpoint, UtxoEntry> utxos) {
        ObjectNode node = Shapes.object();
        node.set("virtual", Shapes.virtual(state));
        node.put("sink", state.sink().toHex())
                .put(
                        "headersSelectedTip",
                        consensus.chain().headersSelectedTip().toHex())
                .put("finalityPoint", state.finalityPoint().toHex())
                .put("pruningPoint", consensus.chain().pruningPoint().toHex())
                .put("pruningCandidate", consensus.chain().pruningCandidate().toHex())
                .put("pruningPointIndex", consensus.chain().pruningPoints().size() - 1)
                .put("utxoCount", utxos.size())
                .put("utxoCommitment", commitment(utxos).toHex());
        if (state.mergeDepthRoot().equals(ORIGIN)) {
            node.putNull("mergeDepthRoot");
        } else {
            node.put("mergeDepthRoot", state.mergeDepthRoot().toHex());
        }
        node.set("tips", Shapes.hashes(state.tips()));
        node.set("pastPruningPoints", Shapes.hashes(consensus.chain().pruningPoints()));
        List<ChainBlock> chain = consensus
                .chain()
                .chainFrom(consensus.chain().pruningPoint(), Integer.MAX_VALUE)
                .orElseThrow()
                .added();
        node.set(
                "chainFromPruningPoint",
                Shapes.hashes(chain.stream().map(ChainBlock::hash).toList()));
        return node;
    }

    private static Hash commitment(Map<Outpoint, UtxoEntry> utxos) {
        MuHash multiset = new MuHash();
        utxos.forEach((outpoint, entry) -> multiset.add(UtxoElement.bytes(outpoint, entry)));
        return multiset.finish();
    }

    private void statuses(@Nullable JsonNode pairs) {
        if (pairs == null) {
            report.skip(recording.name(), "final statuses (not recorded)");
            return;
        }
        pairs.forEach(pair -> status(Hash.ofHex(pair.get(0).asText()), pair.get(1)));
    }

    private void finalStatuses() {
        recording.forEachBlock(block -> {
            JsonNode expect = block.json().path("expect").path("finalStatus");
            if (!expect.isMissingNode()) {
                status(block.block().hash(), expect);
            }
        });
    }

    private void status(Hash block, JsonNode expected) {
        if (expected.isNull()) {
            report.skip(recording.name(), "pruning: deleted blocks");
            return;
        }
        String actual =
                consensus.blocks().status(block).map(BlockStatus::rustName).orElse("none");
        boolean bodyPruned = pruned && expected.asText().equals(BlockStatus.HEADER_ONLY.rustName());
        if (bodyPruned) {
            report.skip(recording.name(), "pruning: blocks reduced to headers");
        } else if (!expected.asText().equals(actual)) {
            report.result(
                    recording.name() + " final status of " + block,
                    List.of("expected " + expected.asText() + ", got " + actual));
        } else {
            report.result("", List.of());
        }
    }

    private void utxoSet(Map<Outpoint, UtxoEntry> utxos) {
        if (!recording.has("utxos")) {
            report.skip(recording.name(), "UTXO set (not recorded)");
            return;
        }
        List<String> differences = new ArrayList<>();
        Map<Outpoint, UtxoEntry> left = new HashMap<>(utxos);
        recording.forEachUtxo(recorded -> {
            UtxoEntry ours = left.remove(recorded.outpoint());
            if (!recorded.entry().equals(ours)) {
                differences.add(recorded.outpoint() + ": expected " + recorded.entry() + ", got " + ours);
            }
        });
        left.forEach((outpoint, entry) -> differences.add(outpoint + ": not expected, got " + entry));
        report.result(recording.name() + " UTXO set", differences.subList(0, Math.min(20, differences.size())));
    }
}

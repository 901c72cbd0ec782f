package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import network.pyrin.crypto.Hash;
import network.pyrin.node.consensus.Consensus;
import network.pyrin.node.consensus.rules.BlockStatus;
import network.pyrin.node.consensus.virtual.VirtualChange;
import network.pyrin.testing.RecordedBlock;
import network.pyrin.testing.Recording;

/** Compares the state after each block: virtual, the change of the selected chain with acceptance, statuses of other blocks. */
final class StepComparison {
    private final Recording recording;
    private final Consensus consensus;
    private final ChangeRecorder changes;
    private final Report report;
    private final boolean pruning;
    /** Only these can change their status without being sent again. */
    private final Set<Hash> pending = new LinkedHashSet<>();

    private long revision;

    StepComparison(Recording recording, Consensus consensus, ChangeRecorder changes, Report report) {
        this.recording = recording;
        this.consensus = consensus;
        this.changes = changes;
        this.report = report;
        this.pruning = recording.has("pruning-proof");
        this.revision = consensus.virtual().revision();
    }

    void compare(RecordedBlock recorded, JsonNode step) {
        ObjectNode expected = step.deepCopy();
        expected.remove("rejectedTxs"); // which evaluations happen is an implementation detail
        expected.remove("headersMissing");
        ObjectNode statusChanges = Shapes.object();
        expected.remove("statusChanges").forEach(change -> {
            if (change.get("status").isNull()) {
                report.skip(recording.name(), "pruning: deleted blocks");
            } else if (pruning && change.get("status").asText().equals(BlockStatus.HEADER_ONLY.rustName())) {
                report.skip(recording.name(), "pruning: blocks reduced to headers");
            } else {
                statusChanges.set(change.get("block").asText(), change.get("status"));
            }
        });
        expected.set("statusChanges", statusChanges);
        Hash hash = recorded.block().hash();
        ObjectNode actual = actual(recorded.index(), hash);
        ObjectNode ownChanges = (ObjectNode) actual.get("statusChanges");
        ownChanges.fieldNames().forEachRemaining(block -> {
            if (!statusChanges.has(block)) {
                statusChanges.put(block, "unchanged");
            }
        });
        report.compare(recording.name() + " step " + recorded.index() + " " + hash, expected, actual);
    }

    private ObjectNode actual(int index, Hash inserted) {
        ObjectNode node = Shapes.object()
                .put("i", index)
                .put("hash", inserted.toHex())
                .put("sink", consensus.virtual().sink().toHex())
                .put("status", statusName(inserted));
        node.set("tips", Shapes.hashes(consensus.virtual().tips()));
        node.set("virtual", Shapes.virtual(consensus.virtual()));
        chainChange(node);
        node.set("statusChanges", statusChanges(inserted));
        if (pruning) {
            node.put("pruningPoint", consensus.chain().pruningPoint().toHex())
                    .put(
                            "pruningCandidate",
                            consensus.chain().pruningCandidate().toHex())
                    .put("pruningPointIndex", consensus.chain().pruningPoints().size() - 1);
        }
        return node;
    }

    private void chainChange(ObjectNode node) {
        if (consensus.virtual().revision() == revision) {
            node.putArray("removedChain");
            node.putArray("addedChain");
            return;
        }
        revision = consensus.virtual().revision();
        VirtualChange change = changes.await(revision);
        node.set("removedChain", Shapes.hashes(change.removedChain()));
        node.set("addedChain", Shapes.chain(change.addedChain()));
    }

    private ObjectNode statusChanges(Hash inserted) {
        ObjectNode node = Shapes.object();
        pending.removeIf(block -> {
            boolean changed = !statusName(block).equals(BlockStatus.UTXO_PENDING_VERIFICATION.rustName());
            if (changed) {
                node.put(block.toHex(), statusName(block));
            }
            return changed;
        });
        if (statusName(inserted).equals(BlockStatus.UTXO_PENDING_VERIFICATION.rustName())) {
            pending.add(inserted);
        }
        return node;
    }

    private String statusName(Hash block) {
        return consensus.blocks().status(block).map(BlockStatus::rustName).orElse("none");
    }
}

package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.pyrin.chain.Outpoint;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.UtxoDocument;

/** What one change does to the set of unspent outputs. */
final class UtxoEdits {
    private sealed interface Edit {
        /** The output is there, in full. */
        record Present(SpentOutput output) implements Edit {}

        /** The output is not there. */
        record Gone() implements Edit {}

        /** The output is there as stored, but in another slot. */
        record Moved(long slot) implements Edit {}
    }

    private final ChangeReads reads;
    private final Map<Outpoint, Edit> edits = new LinkedHashMap<>();
    private final Set<Outpoint> made = new HashSet<>();
    private long countDelta;

    UtxoEdits(ChangeReads reads) {
        this.reads = reads;
    }

    /** The unspent output as of now; empty if there is none. */
    Optional<SpentOutput> find(Outpoint outpoint) {
        return Optional.ofNullable(edits.get(outpoint))
                .map(edit -> find(outpoint, edit))
                .orElseGet(() -> reads.utxo(outpoint));
    }

    private Optional<SpentOutput> find(Outpoint outpoint, Edit edit) {
        return switch (edit) {
            case Edit.Present present -> Optional.of(present.output());
            case Edit.Gone gone -> Optional.empty();
            case Edit.Moved moved -> reads.utxo(outpoint).map(output -> output.withSlot(moved.slot()));
        };
    }

    /** A new output. */
    void make(Outpoint outpoint, SpentOutput output) {
        if (!edits.containsKey(outpoint)) {
            made.add(outpoint);
        }
        edits.put(outpoint, new Edit.Present(output));
        countDelta++;
    }

    /** A spent output comes back. */
    void restore(Outpoint outpoint, SpentOutput output) {
        edits.put(outpoint, new Edit.Present(output));
        countDelta++;
    }

    /** An output is spent, or is taken back. */
    void remove(Outpoint outpoint) {
        edits.put(outpoint, new Edit.Gone());
        countDelta--;
    }

    /** An output changes its slot. */
    void move(Outpoint outpoint, long slot) {
        edits.merge(
                outpoint,
                new Edit.Moved(slot),
                (old, moved) -> old instanceof Edit.Present(SpentOutput output)
                        ? new Edit.Present(output.withSlot(slot))
                        : moved);
    }

    long countDelta() {
        return countDelta;
    }

    List<DocumentChange> changes() {
        List<DocumentChange> changes = new ArrayList<>();
        edits.forEach((outpoint, edit) -> {
            String id = UtxoDocument.id(outpoint);
            switch (edit) {
                case Edit.Present present ->
                    changes.add(new DocumentChange.Replace(
                            Collections.UTXOS, id, new UtxoDocument(outpoint, present.output()).encode()));
                case Edit.Gone gone -> {
                    // Made and spent within this change: it was never stored.
                    if (!made.contains(outpoint)) {
                        changes.add(new DocumentChange.Delete(Collections.UTXOS, id));
                    }
                }
                case Edit.Moved moved -> {
                    Optional<SpentOutput> output = find(outpoint);
                    output.ifPresent(stored -> changes.add(new DocumentChange.Replace(
                            Collections.UTXOS, id, new UtxoDocument(outpoint, stored).encode())));
                }
            }
        });
        return changes;
    }
}

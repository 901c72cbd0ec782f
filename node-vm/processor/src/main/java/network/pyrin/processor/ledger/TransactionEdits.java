package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.Collections;
import network.pyrin.readmodel.TransactionCodec;
import network.pyrin.readmodel.TransactionDocument.Acceptance;

/** What one change does to transactions: who accepts them, and who spends their outputs. */
final class TransactionEdits {
    private final Map<Hash, Optional<Acceptance>> acceptances = new LinkedHashMap<>();
    private final Map<Hash, Map<Integer, Optional<Hash>>> spenders = new LinkedHashMap<>();

    void accept(Hash id, Acceptance acceptance) {
        acceptances.put(id, Optional.of(acceptance));
    }

    void unaccept(Hash id) {
        acceptances.put(id, Optional.empty());
    }

    void spend(Outpoint outpoint, Hash spender) {
        spenders(outpoint).put(outpoint.index(), Optional.of(spender));
    }

    void unspend(Outpoint outpoint) {
        spenders(outpoint).put(outpoint.index(), Optional.empty());
    }

    private Map<Integer, Optional<Hash>> spenders(Outpoint outpoint) {
        return spenders.computeIfAbsent(outpoint.transactionId(), id -> new LinkedHashMap<>());
    }

    List<DocumentChange> changes() {
        Map<Hash, UpdateBuilder> updates = new LinkedHashMap<>();
        acceptances.forEach((id, acceptance) -> {
            UpdateBuilder update = updates.computeIfAbsent(id, unknown -> new UpdateBuilder());
            acceptance.ifPresentOrElse(
                    accepted -> update.set(TransactionCodec.ACCEPTED, TransactionCodec.encodeAcceptance(accepted)),
                    () -> update.unset(TransactionCodec.ACCEPTED));
        });
        spenders.forEach((id, outputs) -> {
            UpdateBuilder update = updates.computeIfAbsent(id, unknown -> new UpdateBuilder());
            outputs.forEach((index, spender) -> {
                String path = TransactionCodec.SPENT_BY + "." + Integer.toUnsignedString(index);
                spender.ifPresentOrElse(id2 -> update.set(path, id2.toHex()), () -> update.unset(path));
            });
        });
        List<DocumentChange> changes = new ArrayList<>();
        // Not made where missing: the creating transaction of an unknown output is not stored.
        updates.forEach((id, update) -> changes.add(update.build(Collections.TRANSACTIONS, id.toHex(), false)));
        return changes;
    }
}

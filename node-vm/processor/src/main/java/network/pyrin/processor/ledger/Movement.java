package network.pyrin.processor.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.TransactionDocument.Acceptance;

/**
 * What an accepted transaction moves.
 *
 * @param id the transaction
 * @param acceptedBy the accepting block
 * @param timestamp time of the accepting block, milliseconds since the epoch
 * @param coinbase whether it is a coinbase
 * @param amount sum of its outputs, leor
 * @param sums per address, in order of first mention: inputs, then outputs
 */
record Movement(Hash id, Hash acceptedBy, long timestamp, boolean coinbase, long amount, Map<String, Sum> sums) {
    /** What an address spends and receives in one transaction, leor. */
    record Sum(long received, long sent) {
        long net() {
            return Math.subtractExact(received, sent);
        }

        Sum plus(Sum other) {
            return new Sum(Math.addExact(received, other.received), Math.addExact(sent, other.sent));
        }
    }

    static Movement of(TransactionDocument document, Acceptance acceptance) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        for (Optional<SpentOutput> input : acceptance.inputs()) {
            input.ifPresent(output ->
                    output.address().ifPresent(name -> sums.merge(name, new Sum(0, output.amount()), Sum::plus)));
        }
        for (int i = 0; i < document.outputAddresses().size(); i++) {
            TransactionOutput output = document.transaction().outputs().get(i);
            document.outputAddresses()
                    .get(i)
                    .ifPresent(name -> sums.merge(name, new Sum(output.value(), 0), Sum::plus));
        }
        return new Movement(
                document.id(),
                acceptance.block(),
                acceptance.timestamp(),
                document.transaction().isCoinbase(),
                document.amount(),
                sums);
    }
}

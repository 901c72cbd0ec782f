package network.pyrin.processor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TotalsDocument;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.TransactionDocument.Acceptance;

/**
 * Books accepted transactions into addresses, histories, unspent outputs and totals, and takes them back. Booking and
 * taking back are mirror images: what is done first is undone last.
 */
final class Ledger {
    private final ChangeReads reads;
    private final Map<String, AddressEdit> addresses = new LinkedHashMap<>();
    private final TransactionEdits transactions = new TransactionEdits();
    private final UtxoEdits utxos;
    private final SumEdits sums;
    private int unknownInputs;

    Ledger(ChangeReads reads, SumEdits sums) {
        this.reads = reads;
        this.sums = sums;
        this.utxos = new UtxoEdits(reads);
    }

    Map<String, AddressEdit> addresses() {
        return addresses;
    }

    int unknownInputs() {
        return unknownInputs;
    }

    private AddressEdit address(String name) {
        return addresses.computeIfAbsent(name, unknown -> new AddressEdit(reads.address(unknown), reads, utxos::move));
    }

    /**
     * Accepts a transaction.
     *
     * @param document the transaction
     * @param by the chain block that accepts it
     * @return what is stored about it
     */
    Acceptance accept(TransactionDocument document, BlockDocument by) {
        Transaction transaction = document.transaction();
        List<Optional<SpentOutput>> spent = new ArrayList<>();
        for (TransactionInput input : transaction.inputs()) {
            spent.add(spend(input.previousOutpoint(), transaction.id()));
        }
        for (int i = 0; i < transaction.outputs().size(); i++) {
            make(document, i, by);
        }
        Acceptance acceptance = new Acceptance(
                by.hash(),
                by.header().blueScore(),
                by.header().daaScore(),
                by.header().timestampMillis(),
                fee(document, spent),
                spent);
        book(Movement.of(document, acceptance), false);
        transactions.accept(transaction.id(), acceptance);
        count(document, acceptance, 1);
        return acceptance;
    }

    private Optional<SpentOutput> spend(Outpoint outpoint, Hash spender) {
        Optional<SpentOutput> found = utxos.find(outpoint);
        if (found.isEmpty()) {
            unknownInputs++;
            return found;
        }
        SpentOutput output = found.get();
        output.address().ifPresent(name -> address(name).slots().remove(output.slot(), outpoint));
        utxos.remove(outpoint);
        transactions.spend(outpoint, spender);
        return found;
    }

    private void make(TransactionDocument document, int index, BlockDocument by) {
        TransactionOutput output = document.transaction().outputs().get(index);
        Outpoint outpoint = new Outpoint(document.id(), index);
        boolean coinbase = document.transaction().isCoinbase();
        long daaScore = by.header().daaScore();
        Optional<String> name = document.outputAddresses().get(index);
        long slot = name.map(each -> address(each).slots().append(outpoint, output.value(), daaScore, coinbase))
                .orElse(SpentOutput.NO_SLOT);
        utxos.make(outpoint, new SpentOutput(output.value(), output.scriptPublicKey(), name, daaScore, coinbase, slot));
    }

    /**
     * Takes the last accepted transaction back.
     *
     * @param document as stored, with its acceptance
     */
    void unaccept(TransactionDocument document) {
        Acceptance acceptance = document.acceptance()
                .orElseThrow(() -> new BrokenInvariantException(document.id() + " is stored as not accepted"));
        Transaction transaction = document.transaction();
        for (int i = transaction.outputs().size() - 1; i >= 0; i--) {
            unmake(document, i);
        }
        for (int i = transaction.inputs().size() - 1; i >= 0; i--) {
            Outpoint outpoint = transaction.inputs().get(i).previousOutpoint();
            acceptance.inputs().get(i).ifPresent(output -> restore(outpoint, output));
        }
        book(Movement.of(document, acceptance), true);
        transactions.unaccept(transaction.id());
        count(document, acceptance, -1);
    }

    private void unmake(TransactionDocument document, int index) {
        Outpoint outpoint = new Outpoint(document.id(), index);
        document.outputAddresses()
                .get(index)
                .ifPresent(name -> address(name).slots().popLast(outpoint));
        utxos.remove(outpoint);
    }

    private void restore(Outpoint outpoint, SpentOutput output) {
        output.address().ifPresent(name -> address(name)
                .slots()
                .restore(output.slot(), outpoint, output.amount(), output.blockDaaScore(), output.coinbase()));
        utxos.restore(outpoint, output);
        transactions.unspend(outpoint);
    }

    /** Enters a movement into the histories of its addresses and into the logs, or takes it out again. */
    private void book(Movement movement, boolean takeBack) {
        movement.sums().forEach((name, sum) -> {
            AddressEdit edit = address(name);
            edit.book(takeBack ? -sum.received() : sum.received(), takeBack ? -sum.sent() : sum.sent());
            enter(edit, movement, sum.net(), takeBack);
        });
        enter(address(Pages.ALL_TRANSACTIONS), movement, movement.amount(), takeBack);
        if (!movement.coinbase()) {
            enter(address(Pages.PAYMENTS), movement, movement.amount(), takeBack);
        }
    }

    private static void enter(AddressEdit edit, Movement movement, long net, boolean takeBack) {
        if (takeBack) {
            edit.history().pop(movement, net);
        } else {
            edit.history().push(movement, net);
        }
    }

    private static Optional<Long> fee(TransactionDocument document, List<Optional<SpentOutput>> spent) {
        if (document.transaction().isCoinbase()) {
            return Optional.of(0L);
        }
        if (spent.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        long in = spent.stream()
                .mapToLong(output -> output.orElseThrow().amount())
                .reduce(0, Math::addExact);
        return Optional.of(Math.subtractExact(in, document.amount()));
    }

    private void count(TransactionDocument document, Acceptance acceptance, int sign) {
        boolean coinbase = document.transaction().isCoinbase();
        sums.add(new TotalsDocument(
                sign,
                coinbase ? sign : 0,
                coinbase ? Math.multiplyExact(document.amount(), sign) : 0,
                Math.multiplyExact(acceptance.fee().orElse(0L), sign),
                0,
                0,
                0,
                0));
    }

    /** All document changes booked so far; also counts addresses and unspent outputs into the totals. */
    List<DocumentChange> changes() {
        long appeared = addresses.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("@"))
                .mapToLong(entry -> entry.getValue().appearance())
                .sum();
        sums.add(new TotalsDocument(0, 0, 0, 0, appeared, utxos.countDelta(), 0, 0));
        List<DocumentChange> changes = new ArrayList<>();
        addresses.values().forEach(edit -> changes.addAll(edit.changes()));
        changes.addAll(utxos.changes());
        changes.addAll(transactions.changes());
        return changes;
    }
}

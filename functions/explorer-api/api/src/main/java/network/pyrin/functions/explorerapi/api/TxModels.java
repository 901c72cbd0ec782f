package network.pyrin.functions.explorerapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.pyrin.chain.ScriptClass;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Json;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TransactionDocument;
import org.jspecify.annotations.Nullable;

/** Makes {@link TxModel}s of documents. */
@ApplicationScoped
class TxModels {
    private static final int RESOLVE_MAX = 50;
    private static final String TOO_MANY =
            "Temporary issue: Transaction ids count is limited to 50 for light and full searches.";

    private final ReadModel model;

    @Inject
    TxModels(ReadModel model) {
        this.model = model;
    }

    /** How much is said about the outputs that inputs spend. */
    enum Resolve {
        NO,
        LIGHT,
        FULL;

        static final List<String> TEXTS = List.of("no", "light", "full");

        static Resolve of(String text) {
            return values()[TEXTS.indexOf(text)];
        }
    }

    /**
     * What of a transaction is shown.
     *
     * @param inputs whether inputs are
     * @param outputs whether outputs are
     * @param resolve how much of what the inputs spend
     */
    record Shown(boolean inputs, boolean outputs, Resolve resolve) {}

    /**
     * Refuses to resolve too many at once.
     *
     * @param resolve how much
     * @param count transactions
     */
    static void check(Resolve resolve, int count) {
        if (resolve != Resolve.NO && count > RESOLVE_MAX) {
            throw ApiException.unprocessable(TOO_MANY);
        }
    }

    /**
     * One transaction.
     *
     * @param document the transaction
     * @param shown what of it
     * @return the body
     */
    TxModel of(TransactionDocument document, Shown shown) {
        Transaction tx = document.transaction();
        Optional<TransactionDocument.Acceptance> acceptance = document.acceptance();
        return new TxModel(
                tx.subnetworkId().toString(),
                document.id().toHex(),
                document.hash().toHex(),
                Long.toString(document.computeMass()),
                tx.payload().toHex(),
                tx.version(),
                BlockModels.hex(document.blocks()),
                document.blockTime(),
                acceptance.isPresent(),
                acceptance.map(found -> found.block().toHex()),
                acceptance.map(TransactionDocument.Acceptance::blueScore),
                acceptance.map(TransactionDocument.Acceptance::timestamp),
                shown.inputs() ? inputs(document, shown.resolve()) : null,
                shown.outputs() ? outputs(document) : null);
    }

    private @Nullable List<TxModel.Input> inputs(TransactionDocument document, Resolve resolve) {
        List<TransactionInput> inputs = document.transaction().inputs();
        if (inputs.isEmpty()) {
            // Coinbases have always had null here.
            return null;
        }
        List<Optional<SpentOutput>> spent =
                resolve == Resolve.NO ? List.of() : model.views().transactions().spent(document);
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> input(
                        document.id(),
                        i,
                        inputs.get(i),
                        i < spent.size() ? spent.get(i) : Optional.empty(),
                        resolve == Resolve.FULL))
                .toList();
    }

    private static TxModel.Input input(
            Hash id, int index, TransactionInput input, Optional<SpentOutput> spent, boolean full) {
        String previous = input.previousOutpoint().transactionId().toHex();
        int previousIndex = input.previousOutpoint().index();
        return new TxModel.Input(
                index,
                id.toHex(),
                index,
                previous,
                Integer.toUnsignedString(previousIndex),
                full
                        ? spent.map(output -> resolved(previous, previousIndex, output))
                                .orElse(null)
                        : null,
                spent.flatMap(SpentOutput::address),
                spent.map(SpentOutput::amount),
                input.signatureScript().toHex(),
                Integer.toString(input.sigOpCount()));
    }

    private static TxModel.Output resolved(String transactionId, int index, SpentOutput output) {
        return new TxModel.Output(
                index,
                transactionId,
                index,
                output.amount(),
                output.script().script().toHex(),
                output.address(),
                ScriptClass.of(output.script()).text(),
                Optional.empty());
    }

    private static List<TxModel.Output> outputs(TransactionDocument document) {
        List<TransactionOutput> outputs = document.transaction().outputs();
        return IntStream.range(0, outputs.size())
                .mapToObj(i -> new TxModel.Output(
                        i,
                        document.id().toHex(),
                        i,
                        outputs.get(i).value(),
                        outputs.get(i).scriptPublicKey().script().toHex(),
                        document.outputAddresses().get(i),
                        ScriptClass.of(outputs.get(i).scriptPublicKey()).text(),
                        document.acceptance().map(found -> found.block().toHex())))
                .toList();
    }

    /**
     * Several transactions, each with the fields asked for only.
     *
     * @param documents the transactions
     * @param fields names of top-level fields, comma between; empty for all
     * @param resolve how much of what the inputs spend
     * @return in the same order
     */
    List<JsonNode> of(List<TransactionDocument> documents, String fields, Resolve resolve) {
        Set<String> wanted = Arrays.stream(fields.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Shown shown = new Shown(shows(wanted, "inputs"), shows(wanted, "outputs"), resolve);
        return documents.stream()
                .map(document -> (JsonNode) trimmed(Json.tree(of(document, shown)), wanted))
                .toList();
    }

    private static boolean shows(Set<String> wanted, String field) {
        return wanted.isEmpty() || wanted.contains(field);
    }

    private static ObjectNode trimmed(JsonNode tree, Set<String> wanted) {
        ObjectNode object = (ObjectNode) tree;
        if (!wanted.isEmpty()) {
            object.retain(wanted);
        }
        return object;
    }
}

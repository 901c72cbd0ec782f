package network.pyrin.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.ScriptClass;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionOutput;
import network.pyrin.crypto.Hash;
import network.pyrin.events.DecimalString;
import network.pyrin.events.OptionalDecimalString;
import network.pyrin.events.Position;
import network.pyrin.events.TransactionSummary;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.AddressReader;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.MempoolDocument;
import network.pyrin.readmodel.NetworkReader;
import network.pyrin.readmodel.Pages;
import network.pyrin.readmodel.SpentOutput;
import network.pyrin.readmodel.TransactionDocument;
import network.pyrin.readmodel.TransactionReader;

/** Transactions: one with its inputs resolved, and the newest accepted ones. Thread-safe. */
public final class TransactionViews {
    /** Most transactions in one list. */
    public static final int LIMIT_MAX = 500;

    private final NetworkViews network;
    private final NetworkReader mempool;
    private final TransactionReader transactions;
    private final AddressReader addresses;
    private final InstantSource clock;

    /**
     * Makes the views.
     *
     * @param database the read model
     * @param network for position and sink
     * @param clock for what expires in the mempool
     */
    public TransactionViews(MongoDatabase database, NetworkViews network, InstantSource clock) {
        this.network = network;
        this.mempool = new NetworkReader(database);
        this.transactions = new TransactionReader(database);
        this.addresses = new AddressReader(database);
        this.clock = clock;
    }

    /**
     * A page of transactions.
     *
     * @param at true for this position
     * @param transactions newest acceptance first
     * @param next where the next page begins; empty at the end
     */
    public record Page(Position at, List<TransactionSummary> transactions, Optional<Long> next) {
        /** Copies the list. */
        public Page {
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * One transaction.
     *
     * @param at true for this position
     * @param transaction the transaction
     */
    public record Single(Position at, Detail transaction) {}

    /** How far a transaction has come. */
    public enum State {
        /** A chain block has accepted it. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** It is in a block, and no chain block has accepted it. */
        @JsonProperty("pending")
        PENDING,
        /** It is in no block yet. */
        @JsonProperty("mempool")
        MEMPOOL
    }

    /**
     * Everything about a transaction.
     *
     * @param summary written into the same object
     * @param state how far it has come
     * @param confirmations blue score of the sink over that of the accepting block; 0 unless accepted
     * @param acceptingTimestamp time of the accepting block
     * @param subnetworkId kind, hex
     * @param version transaction version
     * @param lockTime unsigned decimal text
     * @param mass committed mass in grams, decimal text
     * @param computeMass grams, decimal text; empty in the mempool
     * @param payload hex
     * @param blocks blocks that carry it
     * @param inputList inputs in order
     * @param outputList outputs in order
     */
    public record Detail(
            @JsonUnwrapped TransactionSummary summary,
            State state,
            long confirmations,
            Optional<Long> acceptingTimestamp,
            String subnetworkId,
            int version,
            String lockTime,
            String mass,
            @OptionalDecimalString Optional<Long> computeMass,
            String payload,
            List<Hash> blocks,
            List<Input> inputList,
            List<Output> outputList) {
        /** Copies the lists. */
        public Detail {
            blocks = List.copyOf(blocks);
            inputList = List.copyOf(inputList);
            outputList = List.copyOf(outputList);
        }
    }

    /**
     * An input.
     *
     * @param txId transaction of the output it spends
     * @param index that output's index
     * @param address who held it; empty if unknown to this chain or without an address
     * @param amount leor; empty if unknown to this chain
     * @param signatureScript hex
     * @param sigOpCount signature operations
     * @param sequence unsigned decimal text
     */
    public record Input(
            Hash txId,
            long index,
            Optional<String> address,
            @OptionalDecimalString Optional<Long> amount,
            String signatureScript,
            int sigOpCount,
            String sequence) {}

    /**
     * An output.
     *
     * @param index its index
     * @param amount leor
     * @param address empty for a script without one
     * @param script hex
     * @param scriptVersion unsigned 16-bit
     * @param scriptType class of script
     * @param spentBy accepted transaction that spends it; empty while unspent
     */
    public record Output(
            int index,
            @DecimalString long amount,
            Optional<String> address,
            String script,
            int scriptVersion,
            String scriptType,
            Optional<Hash> spentBy) {}

    /**
     * The newest accepted transactions.
     *
     * @param before position in the log of all; empty for the newest
     * @param limit most transactions
     * @param coinbases whether coinbases are listed too
     * @return the page
     */
    public Page page(Optional<Long> before, int limit, boolean coinbases) {
        Position at = network.position();
        List<HistoryPage.Entry> entries = entries(before, limit, coinbases);
        Optional<Long> next = entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().index()).filter(index -> index > 0);
        return new Page(at, summaries(entries), next);
    }

    /** The newest payments, newest acceptance first. */
    List<TransactionSummary> newestPayments(int limit) {
        return summaries(entries(Optional.empty(), limit, false));
    }

    private List<HistoryPage.Entry> entries(Optional<Long> before, int limit, boolean coinbases) {
        String log = coinbases ? Pages.ALL_TRANSACTIONS : Pages.PAYMENTS;
        long from = before.orElseGet(
                () -> addresses.address(log).map(AddressDocument::txCount).orElse(0L));
        return addresses.history(log, from, Math.min(limit, LIMIT_MAX));
    }

    private List<TransactionSummary> summaries(List<HistoryPage.Entry> entries) {
        List<Hash> ids = entries.stream().map(HistoryPage.Entry::txId).toList();
        return transactions.transactions(ids).stream().map(Summaries::of).toList();
    }

    /**
     * One transaction, in a block or waiting.
     *
     * @param id its id
     * @return empty if neither a block nor the mempool has it
     */
    public Optional<Single> transaction(Hash id) {
        Position at = network.position();
        Optional<Detail> inBlock = transactions.transaction(id).map(this::detail);
        return inBlock.or(() -> mempool.mempool(id, clock.millis()).map(TransactionViews::waiting))
                .map(detail -> new Single(at, detail));
    }

    private Detail detail(TransactionDocument document) {
        long sink = network.status().readBlueScore();
        long confirmations = document.acceptance()
                .map(acceptance -> Math.max(0, sink - acceptance.blueScore()))
                .orElse(0L);
        return detail(
                document,
                Summaries.of(document),
                document.acceptance().isPresent() ? State.ACCEPTED : State.PENDING,
                confirmations,
                spent(document));
    }

    /**
     * What the inputs of a transaction spend. Cost: nothing if it is accepted, else one round trip for its parents.
     *
     * @param document the transaction
     * @return per input; empty where this chain does not have the output
     */
    public List<Optional<SpentOutput>> spent(TransactionDocument document) {
        return document.acceptance()
                .map(TransactionDocument.Acceptance::inputs)
                .orElseGet(() -> resolve(document.transaction()));
    }

    private static Detail waiting(MempoolDocument entry) {
        return detail(entry.transaction(), Summaries.of(entry), State.MEMPOOL, 0, entry.inputs());
    }

    private static Detail detail(
            TransactionDocument document,
            TransactionSummary summary,
            State state,
            long confirmations,
            List<Optional<SpentOutput>> spent) {
        Transaction tx = document.transaction();
        return new Detail(
                summary,
                state,
                confirmations,
                document.acceptance().map(TransactionDocument.Acceptance::timestamp),
                tx.subnetworkId().toString(),
                tx.version(),
                Long.toUnsignedString(tx.lockTime()),
                Long.toUnsignedString(tx.mass()),
                Optional.of(document.computeMass()).filter(mass -> mass > 0),
                tx.payload().toHex(),
                document.blocks(),
                IntStream.range(0, tx.inputs().size())
                        .mapToObj(i -> input(tx.inputs().get(i), i < spent.size() ? spent.get(i) : Optional.empty()))
                        .toList(),
                IntStream.range(0, tx.outputs().size())
                        .mapToObj(i -> output(document, i))
                        .toList());
    }

    private static Input input(TransactionInput input, Optional<SpentOutput> spent) {
        return new Input(
                input.previousOutpoint().transactionId(),
                Integer.toUnsignedLong(input.previousOutpoint().index()),
                spent.flatMap(SpentOutput::address),
                spent.map(SpentOutput::amount),
                input.signatureScript().toHex(),
                input.sigOpCount(),
                Long.toUnsignedString(input.sequence()));
    }

    private static Output output(TransactionDocument document, int index) {
        TransactionOutput output = document.transaction().outputs().get(index);
        return new Output(
                index,
                output.value(),
                document.outputAddresses().get(index),
                output.scriptPublicKey().script().toHex(),
                output.scriptPublicKey().version(),
                ScriptClass.of(output.scriptPublicKey()).text(),
                Optional.ofNullable(document.spentBy().get(index)));
    }

    /**
     * Finds what the inputs of an unaccepted transaction spend. Cost: one round trip for its parents.
     *
     * @param tx the transaction
     * @return per input; empty where this chain does not have the output
     */
    private List<Optional<SpentOutput>> resolve(Transaction tx) {
        Map<Hash, TransactionDocument> parents = transactions
                .transactions(tx.inputs().stream()
                        .map(input -> input.previousOutpoint().transactionId())
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(
                        TransactionDocument::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        List<Optional<SpentOutput>> found = new ArrayList<>();
        for (TransactionInput input : tx.inputs()) {
            found.add(output(
                    Optional.ofNullable(parents.get(input.previousOutpoint().transactionId())),
                    input.previousOutpoint()));
        }
        return found;
    }

    private static Optional<SpentOutput> output(Optional<TransactionDocument> parent, Outpoint outpoint) {
        return parent.filter(document -> Integer.compareUnsigned(
                                outpoint.index(),
                                document.transaction().outputs().size())
                        < 0)
                .map(document -> {
                    TransactionOutput output = document.transaction().outputs().get(outpoint.index());
                    return new SpentOutput(
                            output.value(),
                            output.scriptPublicKey(),
                            document.outputAddresses().get(outpoint.index()),
                            document.acceptance()
                                    .map(TransactionDocument.Acceptance::daaScore)
                                    .orElse(0L),
                            document.transaction().isCoinbase(),
                            SpentOutput.NO_SLOT);
                });
    }

    /**
     * Whether the read model or the mempool has a transaction.
     *
     * @param id its id
     * @return true if one has
     */
    public boolean exists(Hash id) {
        return transactions.transaction(id).isPresent()
                || mempool.mempool(id, clock.millis()).isPresent();
    }
}

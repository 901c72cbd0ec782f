package network.pyrin.functions.walletapi.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.pyrin.chain.MassCalculator;
import network.pyrin.chain.Outpoint;
import network.pyrin.chain.SubnetworkId;
import network.pyrin.chain.Transaction;
import network.pyrin.chain.TransactionInput;
import network.pyrin.chain.TransactionIsolation;
import network.pyrin.chain.TransactionViolation;
import network.pyrin.crypto.Hash;
import network.pyrin.noderpc.NodeCalls;
import network.pyrin.noderpc.NodeRpcException;
import network.pyrin.noderpc.NodeRpcException.Reason;
import network.pyrin.noderpc.RpcMapping;
import network.pyrin.noderpc.wire.KaspadRequest;
import network.pyrin.noderpc.wire.SubmitTransactionRequestMessage;
import network.pyrin.readmodel.TransactionDocument;

/**
 * Hands one signed transaction to the node, once.
 *
 * <pre>
 *   rules that need no chain -> connection stands? -> node's verdict
 *        | no                      | no                 | "orphan": does the read model know better?
 *        v                         v                    v
 *     Refused                  503, nothing sent     Taken, Refused, or Unknown if the answer did not come
 * </pre>
 *
 * <p>Never sent twice: where the answer did not come, nobody knows whether the node has it, and only its status can tell.
 */
@ApplicationScoped
public class Submission {
    /** The heaviest transaction that nodes relay, grams. */
    private static final long STANDARD_MASS_MAX = 100_000;

    private final NodeLink node;
    private final WalletModel model;

    /**
     * Made by the container.
     *
     * @param node the connection
     * @param model knows what is in the chain already
     */
    @Inject
    public Submission(NodeLink node, WalletModel model) {
        this.node = node;
        this.model = model;
    }

    /** What became of it. */
    sealed interface Outcome {}

    /**
     * It is where it should be.
     *
     * @param verdict {@code IN_MEMPOOL}, {@code IN_ORPHAN_POOL} or {@code ACCEPTED}
     * @param before whether it was there before this call
     * @param words the node's, if it had any
     */
    record Taken(Verdict verdict, boolean before, String words) implements Outcome {}

    /**
     * It is not, and will not be unless something changes.
     *
     * @param verdict why
     * @param words for people
     * @param spentBy the transaction that has spent one of its inputs, if that is why and it is known
     */
    record Refused(Verdict verdict, String words, Optional<Hash> spentBy) implements Outcome {}

    /**
     * It was sent, and no answer came.
     *
     * @param words why
     */
    record Unknown(String words) implements Outcome {}

    /**
     * Submits.
     *
     * @param body a well-formed transaction
     * @return what became of it
     */
    Outcome submit(TransactionBody body) {
        Transaction transaction = body.transaction();
        Optional<Refused> broken = brokenRule(transaction);
        if (broken.isPresent()) {
            return broken.get();
        }
        NodeCalls calls = node.connected();
        try {
            calls.call(KaspadRequest.newBuilder()
                    .setSubmitTransactionRequest(SubmitTransactionRequestMessage.newBuilder()
                            .setTransaction(RpcMapping.toWire(transaction))
                            .setAllowOrphan(body.allowOrphan()))
                    .build());
            return new Taken(Verdict.IN_MEMPOOL, false, "");
        } catch (NodeRpcException e) {
            return noAnswer(transaction, e);
        }
    }

    /** Rules that every node applies before anything else: no need to ask one. */
    private Optional<Refused> brokenRule(Transaction transaction) {
        if (!transaction.subnetworkId().equals(SubnetworkId.NATIVE)) {
            return refused(Verdict.INVALID, "only native transactions can be submitted");
        }
        Optional<TransactionViolation> violation = TransactionIsolation.check(transaction, model.params());
        if (violation.isPresent()) {
            return refused(Verdict.INVALID, violation.get().message());
        }
        long mass = new MassCalculator(model.params()).compute(transaction);
        return mass > STANDARD_MASS_MAX
                ? refused(
                        Verdict.MASS_TOO_HIGH,
                        "transaction mass of " + mass + " is larger than max allowed size of " + STANDARD_MASS_MAX)
                : Optional.empty();
    }

    private static Optional<Refused> refused(Verdict verdict, String words) {
        return Optional.of(new Refused(verdict, words, Optional.empty()));
    }

    private Outcome noAnswer(Transaction transaction, NodeRpcException e) {
        String words = String.valueOf(e.getMessage());
        if (e.reason() == Reason.OVERLOADED) {
            return new Refused(
                    Verdict.MEMPOOL_FULL, "too many submissions at once; nothing was sent", Optional.empty());
        }
        if (e.reason() != Reason.REFUSED) {
            return new Unknown(words);
        }
        Verdict verdict = Verdict.of(words);
        if (verdict.status() == 200) {
            return new Taken(verdict, true, words);
        }
        return verdict == Verdict.ORPHAN
                ? lookBehind(transaction, words)
                : new Refused(verdict, words, Optional.empty());
    }

    /**
     * A node calls everything an orphan whose inputs it does not find: also what is spent long ago, and what was accepted
     * so long ago that it has forgotten. The read model has not.
     */
    private Outcome lookBehind(Transaction transaction, String words) {
        Optional<TransactionDocument> known = model.transactions().transaction(transaction.id());
        if (known.flatMap(TransactionDocument::acceptance).isPresent()) {
            return new Taken(Verdict.ACCEPTED, true, words);
        }
        return spender(transaction)
                .<Outcome>map(other -> new Refused(
                        Verdict.DOUBLE_SPEND,
                        words + "; an output it spends was spent by transaction " + other,
                        Optional.of(other)))
                .orElseGet(() -> new Refused(Verdict.ORPHAN, words, Optional.empty()));
    }

    /**
     * The accepted transaction that spends an input of this one.
     *
     * @param transaction one that is not accepted itself
     * @return empty if its inputs are unspent or unknown
     */
    Optional<Hash> spender(Transaction transaction) {
        List<Outpoint> outpoints = transaction.inputs().stream()
                .map(TransactionInput::previousOutpoint)
                .toList();
        Map<Hash, TransactionDocument> made = model
                .transactions()
                .transactions(outpoints.stream()
                        .map(Outpoint::transactionId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(TransactionDocument::id, Function.identity()));
        return outpoints.stream()
                .flatMap(outpoint -> Optional.ofNullable(made.get(outpoint.transactionId()))
                        .map(document -> document.spentBy().get(outpoint.index()))
                        .stream())
                .filter(spender -> !spender.equals(transaction.id()))
                .findFirst();
    }
}

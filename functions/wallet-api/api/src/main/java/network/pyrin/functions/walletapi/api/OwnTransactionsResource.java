package network.pyrin.functions.walletapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Bodies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Our own calls about one transaction on its way into the chain. The class's path is that of the explorer's own calls:
 * where both live in one application, a longer one would hide theirs below it.
 */
@Path("/v1")
@Produces("application/json")
@Tag(name = "Wallet")
public class OwnTransactionsResource {
    private static final int RETRY_SECONDS = 10;

    private final Submission submission;
    private final TransactionStatuses statuses;

    /**
     * Made by the container.
     *
     * @param submission hands in
     * @param statuses looks
     */
    @Inject
    public OwnTransactionsResource(Submission submission, TransactionStatuses statuses) {
        this.submission = submission;
        this.statuses = statuses;
    }

    /**
     * A transaction that is where it should be.
     *
     * @param transactionId its id
     * @param state {@code in-mempool}, {@code in-orphan-pool} or {@code accepted}
     * @param before whether it was there before this call: sending twice does no harm
     */
    record Submitted(String transactionId, String state, boolean before) {}

    /**
     * A posted transaction.
     *
     * @param transaction signed
     * @param allowOrphan whether the node may keep it while it does not know an input; false if absent
     */
    record SubmissionBody(SignedTransaction transaction, Optional<Boolean> allowOrphan) {}

    /**
     * A transaction; 64-bit integers are decimal text.
     *
     * @param version of transactions, 0
     * @param inputs in order
     * @param outputs in order
     * @param lockTime 0 if absent
     * @param subnetworkId 40 hex digits; native if absent
     * @param mass committed mass in grams; 0 if absent
     */
    record SignedTransaction(
            int version,
            List<SignedInput> inputs,
            List<PaidOutput> outputs,
            Optional<String> lockTime,
            Optional<String> subnetworkId,
            Optional<String> mass) {}

    /** An input; the signature script in hex. */
    record SignedInput(
            TransactionsResource.SubmitOutpoint previousOutpoint,
            String signatureScript,
            String sequence,
            int sigOpCount) {}

    /** An output; the amount in leor. */
    record PaidOutput(String amount, TransactionsResource.SubmitScript scriptPublicKey) {}

    /**
     * Submits a signed transaction, once.
     *
     * @param body the transaction
     * @return where it is; else a problem whose {@code code} says why: {@code double-spend}, {@code orphan},
     *     {@code immature}, {@code fee-too-low}, {@code mass-too-high}, {@code dust}, {@code spam}, {@code not-standard},
     *     {@code bad-signature}, {@code not-final}, {@code spends-too-much}, {@code mempool-full},
     *     {@code invalid-transaction}, {@code refused}, {@code node-unavailable}, {@code unknown-outcome}
     */
    @POST
    @Path("/transactions")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Submit a signed transaction",
            description =
                    "A refusal is a problem with a stable code: double-spend (409); orphan, immature, fee-too-low,"
                            + " mass-too-high, dust, spam, not-standard, bad-signature, not-final, spends-too-much,"
                            + " invalid-transaction, refused (422); mempool-full, node-unavailable (503: nothing was sent, try"
                            + " again); unknown-outcome (504: ask for the status before sending again). Sending what the node"
                            + " already has answers 200.")
    @Extension(name = "x-throttle", value = "submit")
    @Extension(name = "x-needs-node", value = "true")
    public Submitted submit(@Schema(implementation = SubmissionBody.class) String body) {
        TransactionBody read = TransactionBody.read(Bodies.object(body));
        String id = read.transaction().id().toHex();
        return switch (submission.submit(read)) {
            case Submission.Taken taken -> new Submitted(id, taken.verdict().code(), taken.before());
            case Submission.Refused refused -> throw problem(refused).with("transactionId", id);
            case Submission.Unknown unknown ->
                throw new ApiException(
                                504,
                                "unknown-outcome",
                                "The node did not answer, so nobody knows whether it has the transaction. Ask for its status"
                                        + " before sending it again.",
                                RETRY_SECONDS)
                        .with("transactionId", id);
        };
    }

    private static ApiException problem(Submission.Refused refused) {
        Verdict verdict = refused.verdict();
        ApiException problem = new ApiException(
                verdict.status(), verdict.code(), refused.words(), verdict.status() == 503 ? RETRY_SECONDS : 0);
        return refused.spentBy()
                .map(other -> problem.with("spentBy", other.toHex()))
                .orElse(problem);
    }

    /**
     * Where a transaction is.
     *
     * @param id of the transaction
     * @return never 404: an unknown one has the state {@code unknown}
     */
    @GET
    @Path("/transactions/{id}/status")
    @Operation(summary = "Whether a transaction waits, is accepted and how deep, or was replaced by another")
    @Extension(name = "x-cache", value = "live")
    @Extension(name = "x-needs-node", value = "true")
    public TransactionStatuses.Status status(@PathParam("id") String id) {
        try {
            return statuses.of(Hash.ofHex(id));
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "bad-hash", "A transaction id has 64 hex digits.");
        }
    }
}

package network.pyrin.functions.walletapi.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import network.pyrin.functions.common.Bodies;
import network.pyrin.functions.common.Params;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Submission as existing wallets know it: the node's words, verbatim, under {@code error}. */
@RegisterForReflection
@Path("/transactions")
@Produces("application/json")
@Tag(name = "Transactions")
public class TransactionsResource {
    private static final int RETRY_SECONDS = 10;
    private final Submission submission;

    /**
     * Made by the container.
     *
     * @param submission does it
     */
    @Inject
    public TransactionsResource(Submission submission) {
        this.submission = submission;
    }

    /** What was submitted. */
    record Submitted(String transactionId) {}

    /** A posted transaction. */
    record SubmitBody(SubmitTransaction transaction, boolean allowOrphan) {}

    /** The transaction; 64-bit integers may be numbers or decimal text. */
    record SubmitTransaction(
            int version, List<SubmitInput> inputs, List<SubmitOutput> outputs, long lockTime, String subnetworkId) {}

    /** An input. */
    record SubmitInput(SubmitOutpoint previousOutpoint, String signatureScript, long sequence, int sigOpCount) {}

    /** What an input spends. */
    record SubmitOutpoint(String transactionId, long index) {}

    /** An output; the amount is in leor. */
    record SubmitOutput(long amount, SubmitScript scriptPublicKey) {}

    /** A script, hex. */
    record SubmitScript(int version, String scriptPublicKey) {}

    /**
     * Submits a signed transaction.
     *
     * @param body the transaction
     * @param replaceByFee this network has no replacement: only {@code false} is answered
     * @return its id; 400 with the node's words if it refuses
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Submit a signed transaction")
    @Extension(name = "x-throttle", value = "submit")
    @Extension(name = "x-needs-node", value = "true")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Submitted.class)))
    public Response submit(
            @Schema(implementation = SubmitBody.class) String body,
            @QueryParam("replaceByFee") @Nullable String replaceByFee) {
        if (Params.bool("replaceByFee", replaceByFee, false)) {
            return error(400, "replacement by fee is not possible on this network");
        }
        TransactionBody read = TransactionBody.read(Bodies.object(body));
        String id = read.transaction().id().toHex();
        return switch (submission.submit(read)) {
            case Submission.Taken taken
            when taken.words().isEmpty() -> Response.ok(new Submitted(id)).build();
            case Submission.Taken taken -> error(400, taken.words());
            case Submission.Refused refused ->
                refused.verdict() == Verdict.MEMPOOL_FULL
                        ? Response.fromResponse(error(503, refused.words()))
                                .header("Retry-After", RETRY_SECONDS)
                                .build()
                        : error(400, refused.words());
            case Submission.Unknown unknown ->
                error(
                        504,
                        "The node did not answer (" + unknown.words() + "). It is not known whether it has transaction "
                                + id + ": look before sending again.");
        };
    }

    private static Response error(int status, String words) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("error", words))
                .build();
    }
}

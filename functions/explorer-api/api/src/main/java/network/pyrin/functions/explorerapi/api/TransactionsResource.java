package network.pyrin.functions.explorerapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Bodies;
import network.pyrin.functions.common.CachePolicy;
import network.pyrin.functions.common.Params;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockIndexDocument;
import network.pyrin.readmodel.TotalsDocument;
import network.pyrin.readmodel.TransactionDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The transaction calls of existing clients. */
@Path("/transactions")
@Produces("application/json")
@Tag(name = "Transactions")
public class TransactionsResource {
    private static final int IDS_MAX = 1_000;
    private static final int SCORES_MAX = 100;

    private final ReadModel model;
    private final TxModels models;
    private final CachePolicy cache;

    /**
     * Made by the container.
     *
     * @param model the read model
     * @param models makes bodies
     * @param cache of the current request
     */
    @Inject
    public TransactionsResource(ReadModel model, TxModels models, CachePolicy cache) {
        this.model = model;
        this.models = models;
        this.cache = cache;
    }

    /** Whether a transaction is accepted. */
    record Acceptance(
            String transactionId,
            boolean accepted,
            Optional<String> acceptingBlockHash,
            Optional<Long> acceptingBlueScore,
            Optional<Long> acceptingTimestamp) {}

    /** All accepted transactions. */
    record Count(long timestamp, String dateTime, long coinbase, long regular) {}

    /** Body of a search: either ids or a range of accepting blue scores. */
    record SearchBody(
            @Nullable List<String> transactionIds, @Nullable Range acceptingBlueScores) {}

    /** From the first blue score up to, without, the second. */
    record Range(long gte, long lt) {}

    /** Body of the acceptance call. */
    record IdsBody(List<String> transactionIds) {}

    /**
     * One transaction.
     *
     * @param transactionId its id
     * @param inputs with inputs
     * @param outputs with outputs
     * @param resolve how much of what the inputs spend
     * @return 404 if no block carries it
     */
    @GET
    @Path("/{transactionId}")
    @Operation(summary = "One transaction")
    @Extension(name = "x-cache", value = "4..86400")
    public TxModel transaction(
            @PathParam("transactionId") String transactionId,
            @QueryParam("inputs") @Nullable String inputs,
            @QueryParam("outputs") @Nullable String outputs,
            @QueryParam("resolve_previous_outpoints") @Nullable String resolve) {
        TxModels.Shown shown = new TxModels.Shown(
                Params.bool("inputs", inputs, true), Params.bool("outputs", outputs, true), resolve(resolve));
        TransactionDocument found = model.transactions()
                .transaction(Hash.ofHex(Params.hash("transactionId", transactionId)))
                .orElseThrow(() -> {
                    cache.maxAge(3);
                    return ApiException.notFound("Transaction not found");
                });
        cache.byAge(model.nowMillis() - found.blockTime());
        return models.of(found, shown);
    }

    static TxModels.Resolve resolve(@Nullable String given) {
        return TxModels.Resolve.of(Params.choice("resolve_previous_outpoints", given, "no", TxModels.Resolve.TEXTS));
    }

    /**
     * Several transactions, by id or by accepting blue score.
     *
     * @param body one of the two
     * @param fields top-level fields to show; all if empty
     * @param resolve how much of what the inputs spend
     * @param acceptance {@code accepted} or {@code rejected} only
     * @return newest block time first; unknown ids are left out
     */
    @POST
    @Path("/search")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Several transactions")
    @Extension(name = "x-throttle", value = "heavy")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TxModel[].class)))
    public List<JsonNode> search(
            @Schema(implementation = SearchBody.class) String body,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("resolve_previous_outpoints") @Nullable String resolve,
            @QueryParam("acceptance") @Nullable String acceptance) {
        JsonNode search = Bodies.object(body);
        String wanted = Params.choice("acceptance", acceptance, "", List.of("", "accepted", "rejected"));
        boolean byScore = search.hasNonNull("acceptingBlueScores");
        if (byScore && search.hasNonNull("transactionIds")) {
            throw ApiException.unprocessable("Only one of transactionIds and acceptingBlueScores must be non-null");
        }
        List<Hash> ids = byScore ? acceptedIds(search.get("acceptingBlueScores")) : ids(search);
        TxModels.Resolve how = resolve(resolve);
        TxModels.check(how, ids.size());
        List<TransactionDocument> found = model.transactions().transactions(ids).stream()
                .filter(tx -> wanted.isEmpty() || wanted.equals(tx.acceptance().isPresent() ? "accepted" : "rejected"))
                .sorted(Comparator.comparingLong(TransactionDocument::blockTime).reversed())
                .toList();
        return models.of(found, fields == null ? "" : fields, how);
    }

    private static List<Hash> ids(JsonNode body) {
        List<String> texts = Bodies.strings(body, "transactionIds");
        if (texts.size() > IDS_MAX) {
            throw ApiException.unprocessable("Too many transaction ids. Max " + IDS_MAX);
        }
        return texts.stream()
                .filter(text -> text.matches("[0-9a-fA-F]{64}"))
                .map(Hash::ofHex)
                .distinct()
                .toList();
    }

    private List<Hash> acceptedIds(JsonNode range) {
        if (!range.path("gte").isIntegralNumber() || !range.path("lt").isIntegralNumber()) {
            throw Params.invalid("body", "acceptingBlueScores", "gte and lt must be integers", "type_error.integer");
        }
        long from = Math.max(0, range.path("gte").longValue());
        long to = range.path("lt").longValue();
        if (to - from > SCORES_MAX) {
            throw ApiException.badRequest("Diff between acceptingBlueScores.gte and lt must be <= " + SCORES_MAX);
        }
        List<Hash> chain = from >= to
                ? List.of()
                : model.blocks().byBlueScores(from, to - 1).stream()
                        .map(BlockIndexDocument::chainBlock)
                        .flatMap(Optional::stream)
                        .toList();
        return model.blocks().blocks(chain).stream()
                .map(BlockDocument::standing)
                .flatMap(standing -> standing.acceptedIds().stream())
                .toList();
    }

    /**
     * Whether transactions are accepted.
     *
     * @param body ids
     * @return in the order of the ids
     */
    @POST
    @Path("/acceptance")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Whether transactions are accepted, and by which block")
    @Extension(name = "x-throttle", value = "heavy")
    public List<Acceptance> acceptance(@Schema(implementation = IdsBody.class) String body) {
        List<Hash> ids = ids(Bodies.object(body));
        List<TransactionDocument> found = model.transactions().transactions(ids);
        return ids.stream()
                .map(id -> acceptance(
                        id,
                        found.stream()
                                .filter(tx -> tx.id().equals(id))
                                .findFirst()
                                .flatMap(TransactionDocument::acceptance)))
                .toList();
    }

    private static Acceptance acceptance(Hash id, Optional<TransactionDocument.Acceptance> acceptance) {
        return new Acceptance(
                id.toHex(),
                acceptance.isPresent(),
                acceptance.map(found -> found.block().toHex()),
                acceptance.map(TransactionDocument.Acceptance::blueScore),
                acceptance.map(TransactionDocument.Acceptance::timestamp));
    }

    /**
     * How many transactions are accepted.
     *
     * @return coinbases and others
     */
    @GET
    @Path("/count")
    @Operation(summary = "Number of accepted transactions")
    public Count count() {
        TotalsDocument totals = model.state().totals();
        long now = model.nowMillis();
        return new Count(
                now,
                java.time.Instant.ofEpochMilli(now).toString(),
                totals.coinbases(),
                totals.transactions() - totals.coinbases());
    }
}

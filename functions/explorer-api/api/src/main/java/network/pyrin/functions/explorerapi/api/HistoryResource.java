package network.pyrin.functions.explorerapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.CachePolicy;
import network.pyrin.functions.common.Params;
import network.pyrin.readmodel.AddressDocument;
import network.pyrin.readmodel.HistoryPage;
import network.pyrin.readmodel.TransactionDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The address calls of existing clients that give transactions. Any page costs one or two reads of history pages. */
@Path("/addresses/{pyrinAddress}")
@Produces("application/json")
@Tag(name = "Addresses")
public class HistoryResource {
    private static final int LIMIT_MAX = 500;

    private final ReadModel model;
    private final TxModels models;
    private final Histories histories;
    private final CachePolicy cache;

    /**
     * Made by the container.
     *
     * @param model the read model
     * @param models makes bodies
     * @param histories finds pages by time
     * @param cache of the current request
     */
    @Inject
    public HistoryResource(ReadModel model, TxModels models, Histories histories, CachePolicy cache) {
        this.model = model;
        this.models = models;
        this.histories = histories;
        this.cache = cache;
    }

    /** A number of transactions. */
    record Total(long total) {}

    /** Transactions that paid an address, each with the one that spent it on. */
    record Pairs(List<Pair> transactions) {}

    /** One of them. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Pair(String txReceived, Optional<String> txSpent) {}

    private String address(String given) {
        return Arguments.address(model, "path", "pyrinAddress", given).toString();
    }

    private long total(String address) {
        return model.addresses().address(address).map(AddressDocument::txCount).orElse(0L);
    }

    /**
     * How many accepted transactions touch an address.
     *
     * @param address with prefix
     * @return the number
     */
    @GET
    @Path("/transactions-count")
    @Operation(summary = "Number of transactions of an address")
    @Extension(name = "x-cache", value = "4")
    public Total count(@PathParam("pyrinAddress") String address) {
        return new Total(total(address(address)));
    }

    /**
     * Transactions of an address, newest first, by offset.
     *
     * @param address with prefix
     * @param limit most transactions
     * @param offset how many of the newest to pass over
     * @param fields top-level fields to show; all if empty
     * @param resolve how much of what the inputs spend
     * @return the page
     */
    @GET
    @Path("/full-transactions")
    @Operation(summary = "Transactions of an address, newest first")
    @Extension(name = "x-throttle", value = "heavy")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TxModel[].class)))
    public List<JsonNode> full(
            @PathParam("pyrinAddress") String address,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("resolve_previous_outpoints") @Nullable String resolve) {
        String valid = address(address);
        int most = (int) Params.integer("limit", limit, 50, 1, LIMIT_MAX);
        long skip = Params.integer("offset", offset, 0, 0, Long.MAX_VALUE);
        long before = Math.max(0, total(valid) - skip);
        return show(model.addresses().history(valid, before, most), fields, resolve);
    }

    private List<JsonNode> show(List<HistoryPage.Entry> entries, @Nullable String fields, @Nullable String resolve) {
        TxModels.Resolve how = TransactionsResource.resolve(resolve);
        TxModels.check(how, entries.size());
        List<TransactionDocument> documents = model.transactions()
                .transactions(entries.stream().map(HistoryPage.Entry::txId).toList());
        return models.of(documents, fields == null ? "" : fields, how);
    }

    /**
     * Transactions of an address, newest first, by time. The headers name the neighbouring pages.
     *
     * @param address with prefix
     * @param limit about so many: all of the boundary's millisecond stay on one page
     * @param before accepted before this, milliseconds
     * @param after accepted after this, milliseconds
     * @param fields top-level fields to show; all if empty
     * @param resolve how much of what the inputs spend
     * @param acceptance {@code accepted} or {@code rejected}; histories hold accepted ones only
     * @return the page
     */
    @GET
    @Path("/full-transactions-page")
    @Operation(summary = "Transactions of an address, newest first, paged by time")
    @Extension(name = "x-throttle", value = "heavy")
    @Extension(name = "x-cache", value = "8..86400")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TxModel[].class)))
    public List<JsonNode> page(
            @PathParam("pyrinAddress") String address,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("resolve_previous_outpoints") @Nullable String resolve,
            @QueryParam("acceptance") @Nullable String acceptance) {
        String valid = address(address);
        int most = (int) Params.integer("limit", limit, 50, 1, LIMIT_MAX);
        // 0 means absent: some clients always send both.
        Optional<Long> until = Params.optionalInteger("before", before).filter(time -> time > 0);
        Optional<Long> since = Params.optionalInteger("after", after).filter(time -> time > 0);
        if (until.isPresent() && since.isPresent()) {
            throw ApiException.badRequest("Only one of [before, after] can be present");
        }
        String wanted = Params.choice("acceptance", acceptance, "accepted", List.of("accepted", "rejected"));
        Histories.Page page = wanted.equals("rejected")
                ? Histories.Page.EMPTY
                : histories.page(valid, total(valid), until, since, most);
        cache.header("X-Page-Count", Integer.toString(page.entries().size()));
        page.olderBefore().ifPresent(time -> cache.header("X-Next-Page-Before", Long.toString(time)));
        page.newerAfter().ifPresent(time -> cache.header("X-Next-Page-After", Long.toString(time)));
        if (until.isPresent() && !page.entries().isEmpty()) {
            cache.byAge(model.nowMillis() - page.entries().getFirst().timestamp());
        }
        return show(page.entries(), fields, resolve);
    }

    /**
     * The older form of a history.
     *
     * @param address with prefix
     * @return at most 500 transactions that paid the address, newest first
     */
    @GET
    @Path("/transactions")
    @Operation(summary = "Transactions that paid an address and that spent it on", deprecated = true)
    @Extension(name = "x-throttle", value = "heavy")
    public Pairs pairs(@PathParam("pyrinAddress") String address) {
        String valid = address(address);
        List<Hash> ids = model.addresses().history(valid, total(valid), LIMIT_MAX).stream()
                .map(HistoryPage.Entry::txId)
                .toList();
        Set<Pair> pairs = new LinkedHashSet<>();
        for (TransactionDocument document : model.transactions().transactions(ids)) {
            for (int i = 0; i < document.outputAddresses().size(); i++) {
                if (document.outputAddresses().get(i).equals(Optional.of(valid))) {
                    pairs.add(new Pair(
                            document.id().toHex(),
                            Optional.ofNullable(document.spentBy().get(i)).map(Hash::toHex)));
                }
            }
        }
        return new Pairs(pairs.stream().limit(LIMIT_MAX).toList());
    }
}

package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Params;
import network.pyrin.views.AddressViews;
import network.pyrin.views.BlockViews;
import network.pyrin.views.TransactionViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Our own calls about blocks, transactions and addresses. */
@Path("/v1")
@Produces("application/json")
@Tag(name = "Explorer")
@Extension(name = "x-cache", value = "live")
public class OwnChainResource {
    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public OwnChainResource(ReadModel model) {
        this.model = model;
    }

    /**
     * A page of blocks, newest first.
     *
     * @param limit about so many
     * @param before blue scores below this
     * @return the page
     */
    @GET
    @Path("/blocks")
    @Operation(summary = "Blocks, newest first")
    public BlockViews.Page blocks(
            @QueryParam("limit") @Nullable String limit, @QueryParam("before") @Nullable String before) {
        return model.views()
                .blocks()
                .page(Params.optionalInteger("before", before), limit(limit, 50, BlockViews.LIMIT_MAX));
    }

    /**
     * One block.
     *
     * @param hash its hash
     * @return everything about it
     */
    @GET
    @Path("/blocks/{hash}")
    @Operation(summary = "One block with its transactions")
    public BlockViews.Single block(@PathParam("hash") String hash) {
        return model.views()
                .blocks()
                .block(Arguments.ownHash(hash))
                .orElseThrow(() -> ApiException.notFound("No block with this hash is known."));
    }

    /**
     * A page of accepted transactions, newest first.
     *
     * @param limit most transactions
     * @param before where the last page ended
     * @param coinbase whether coinbases are listed too
     * @return the page
     */
    @GET
    @Path("/transactions")
    @Operation(summary = "Accepted transactions, newest first")
    public TransactionViews.Page transactions(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before,
            @QueryParam("coinbase") @Nullable String coinbase) {
        return model.views()
                .transactions()
                .page(
                        Params.optionalInteger("before", before),
                        limit(limit, 50, TransactionViews.LIMIT_MAX),
                        Params.bool("coinbase", coinbase, false));
    }

    /**
     * One transaction, also one that still waits.
     *
     * @param id its id
     * @return everything about it
     */
    @GET
    @Path("/transactions/{id}")
    @Operation(summary = "One transaction with its inputs resolved")
    public TransactionViews.Single transaction(@PathParam("id") String id) {
        return model.views()
                .transactions()
                .transaction(Arguments.ownHash(id))
                .orElseThrow(() -> ApiException.notFound("No transaction with this id is known."));
    }

    /**
     * The figures of an address.
     *
     * @param address with or without prefix
     * @return zeros if it was never seen
     */
    @GET
    @Path("/addresses/{address}")
    @Operation(summary = "Balance and counts of an address")
    public AddressViews.Single address(@PathParam("address") String address) {
        return model.views().addresses().address(Arguments.ownAddress(model, address));
    }

    /**
     * The history of an address, newest first.
     *
     * @param address with or without prefix
     * @param limit most entries
     * @param before entries with a lower index
     * @return a part of it
     */
    @GET
    @Path("/addresses/{address}/transactions")
    @Operation(summary = "History of an address, newest first")
    public AddressViews.History history(
            @PathParam("address") String address,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before) {
        return model.views()
                .addresses()
                .history(
                        Arguments.ownAddress(model, address),
                        Params.optionalInteger("before", before),
                        limit(limit, 25, AddressViews.LIMIT_MAX));
    }

    /**
     * The unspent outputs of an address.
     *
     * @param address with or without prefix
     * @param limit most outputs
     * @param after where the last part ended
     * @return a part of them
     */
    @GET
    @Path("/addresses/{address}/utxos")
    @Operation(summary = "Unspent outputs of an address")
    public AddressViews.Utxos utxos(
            @PathParam("address") String address,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return model.views()
                .addresses()
                .utxos(
                        Arguments.ownAddress(model, address),
                        Params.optionalInteger("after", after),
                        limit(limit, 100, AddressViews.LIMIT_MAX));
    }

    private static int limit(@Nullable String given, int absent, int max) {
        return (int) Params.integer("limit", given, absent, 1, max);
    }
}

package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import network.pyrin.functions.common.Params;
import network.pyrin.readmodel.MetricsResolution;
import network.pyrin.views.AddressViews;
import network.pyrin.views.BlockViews;
import network.pyrin.views.NetworkViews;
import network.pyrin.views.Views;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Our own calls about the network as a whole. */
@Path("/v1")
@Produces("application/json")
@Tag(name = "Explorer")
@Extension(name = "x-cache", value = "live")
public class OwnNetworkResource {
    private static final List<String> RESOLUTIONS = Arrays.stream(MetricsResolution.values())
            .map(MetricsResolution::text)
            .toList();

    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public OwnNetworkResource(ReadModel model) {
        this.model = model;
    }

    /**
     * How far the read model is.
     *
     * @return answers at any time
     */
    @GET
    @Path("/status")
    @Operation(summary = "How far the read model is behind the node")
    public NetworkViews.Status status() {
        return model.views().network().status();
    }

    /**
     * The home page.
     *
     * @return everything it shows
     */
    @GET
    @Path("/dashboard")
    @Operation(summary = "Everything the home page shows")
    public Views.Dashboard dashboard() {
        return model.views().dashboard();
    }

    /**
     * The figures.
     *
     * @return at the current position
     */
    @GET
    @Path("/metrics")
    @Operation(summary = "Current figures of the network")
    public NetworkViews.Metrics metrics() {
        return model.views().network().metrics();
    }

    /**
     * The newest part of the DAG.
     *
     * @param seconds how far back, 1 to 3600
     * @param limit most blocks, 1 to 500
     * @return blocks by time
     */
    @GET
    @Path("/dag")
    @Operation(summary = "The newest blocks with their parents, for drawing the DAG")
    public BlockViews.Dag dag(
            @QueryParam("seconds") @Nullable String seconds, @QueryParam("limit") @Nullable String limit) {
        return model.views().blocks().dag((int) Params.integer("seconds", seconds, 30, 1, 3_600), (int)
                Params.integer("limit", limit, 200, 1, BlockViews.LIMIT_MAX));
    }

    /**
     * The mempool.
     *
     * @return size and some transactions
     */
    @GET
    @Path("/mempool")
    @Operation(summary = "Transactions waiting")
    public NetworkViews.Mempool mempool() {
        return model.views().network().mempool();
    }

    /**
     * A history of figures.
     *
     * @param resolution how fine
     * @param limit most points
     * @return up to now
     */
    @GET
    @Path("/metrics/history")
    @Operation(summary = "History of blocks and transactions a second, difficulty and hash rate")
    @Extension(name = "x-cache", value = "5")
    public NetworkViews.History history(
            @QueryParam("resolution") @Nullable String resolution, @QueryParam("limit") @Nullable String limit) {
        String chosen = Params.choice("resolution", resolution, MetricsResolution.MINUTE.text(), RESOLUTIONS);
        int points = (int) Params.integer("limit", limit, 300, 1, NetworkViews.POINTS_MAX);
        return model.views().network().history(MetricsResolution.values()[RESOLUTIONS.indexOf(chosen)], points);
    }

    /**
     * Looks for something.
     *
     * @param query hash, id, address or blue score
     * @return what exists
     */
    @GET
    @Path("/search")
    @Operation(summary = "Find a block, transaction or address")
    public Views.Search search(@QueryParam("q") @Nullable String query) {
        return model.views().search(Params.required("q", query));
    }

    /**
     * Who holds most.
     *
     * @param limit most entries
     * @return descending in balance
     */
    @GET
    @Path("/rich-list")
    @Operation(summary = "The addresses that hold most")
    @Extension(name = "x-cache", value = "10")
    public AddressViews.RichList richList(@QueryParam("limit") @Nullable String limit) {
        return model.views().addresses().richList((int) Params.integer("limit", limit, 100, 1, 1_000));
    }
}

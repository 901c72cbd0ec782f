package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import network.pyrin.crypto.Hash;
import network.pyrin.crypto.Sha256;
import network.pyrin.functions.common.Amounts;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.Params;
import network.pyrin.readmodel.NetworkDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The {@code /info} calls of existing clients. */
@Path("/info")
@Produces("application/json")
@Tag(name = "Info")
public class InfoResource {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double TERA = 1e12;
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public InfoResource(ReadModel model) {
        this.model = model;
    }

    /**
     * The DAG.
     *
     * @return as the node last said
     */
    @GET
    @Path("/blockdag")
    @Operation(summary = "State of the DAG")
    public InfoModels.BlockDag blockDag() {
        NetworkDocument.DagState dag = state().dag();
        return new InfoModels.BlockDag(
                model.network().prefixedName(),
                Long.toString(dag.blockCount()),
                Long.toString(dag.headerCount()),
                dag.tips().stream().map(Hash::toHex).toList(),
                dag.difficulty(),
                Long.toString(dag.pastMedianTime()),
                dag.virtualParents().stream().map(Hash::toHex).toList(),
                dag.pruningPoint().toHex(),
                Long.toUnsignedString(dag.daaScore()),
                dag.sink().toHex());
    }

    private NetworkDocument state() {
        return model.views().network().state();
    }

    /**
     * The DAG under its older name.
     *
     * @return as {@link #blockDag}
     */
    @GET
    @Path("/network")
    @Operation(summary = "Alias of /info/blockdag", deprecated = true)
    public InfoModels.BlockDag network() {
        return blockDag();
    }

    /**
     * The node.
     *
     * @return as it last said
     */
    @GET
    @Path("/pyrin")
    @Operation(summary = "State of the node")
    public InfoModels.Node node() {
        NetworkDocument.Node node = state().node();
        return new InfoModels.Node(
                Long.toString(node.mempoolSize()),
                node.serverVersion(),
                node.utxoIndexed(),
                node.synced(),
                hashed(node.p2pId()));
    }

    private static String hashed(String p2pId) {
        return Sha256.hash(p2pId.getBytes(StandardCharsets.UTF_8)).toHex();
    }

    /**
     * The node, as explorers of a sister chain and of the test network ask for it.
     *
     * @return as {@link #node}
     */
    @GET
    @Path("/{name: kaspad|pyipad}")
    @Operation(summary = "Alias of /info/pyrin")
    public InfoModels.Node nodeAlias() {
        return node();
    }

    /**
     * The sink's blue score.
     *
     * @return as a number
     */
    @GET
    @Path("/virtual-chain-blue-score")
    @Operation(summary = "Blue score of the selected chain's end")
    public InfoModels.BlueScore blueScore() {
        return new InfoModels.BlueScore(state().dag().blueScore());
    }

    /**
     * Coins in existence and at most.
     *
     * @return leor as text
     */
    @GET
    @Path("/coinsupply")
    @Operation(summary = "Circulating and maximal supply in leor")
    public InfoModels.Supply supply() {
        NetworkDocument.Supply supply = state().supply();
        return new InfoModels.Supply(Amounts.text(supply.circulating()), Amounts.text(supply.max()));
    }

    /**
     * Coins in existence, as plain text.
     *
     * @param inBillion in billions with two decimals
     * @return coins
     */
    @GET
    @Path("/coinsupply/circulating")
    @Produces("text/plain")
    @Operation(summary = "Circulating coins as plain text")
    public String circulating(@QueryParam("in_billion") @Nullable String inBillion) {
        BigDecimal coins = Amounts.coins(state().supply().circulating());
        return Params.bool("in_billion", inBillion, false)
                ? coins.divide(BILLION, 2, RoundingMode.HALF_EVEN).toPlainString()
                : coins.toPlainString();
    }

    /**
     * Coins in existence, under the name of listing sites.
     *
     * @return coins
     */
    @GET
    @Path("/coinsupply/total")
    @Produces("text/plain")
    @Operation(summary = "Total coins as plain text: those that circulate")
    public String total() {
        return circulating(null);
    }

    /**
     * What a block earns, by the rules of consensus.
     *
     * @param stringOnly as text with two decimals
     * @return coins
     */
    @GET
    @Path("/blockreward")
    @Operation(summary = "Current reward of a block in coins")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InfoModels.Reward.class)))
    public Response reward(@QueryParam("stringOnly") @Nullable String stringOnly) {
        BigDecimal coins = Amounts.coins(state().supply().subsidy());
        if (Params.bool("stringOnly", stringOnly, false)) {
            return text(coins.setScale(2, RoundingMode.HALF_EVEN).toPlainString());
        }
        return json(new InfoModels.Reward(coins.doubleValue()));
    }

    /** A text as a JSON string. */
    private static Response text(String value) {
        return json(com.fasterxml.jackson.databind.node.TextNode.valueOf(value));
    }

    /** With its type, which only methods that return no {@link Response} get by themselves; what has none gets no tag. */
    private static Response json(Object body) {
        return Response.ok(body, "application/json").build();
    }

    /**
     * The next reduction of the reward.
     *
     * @param field one of the fields, as plain text
     * @return all, or that one
     */
    @GET
    @Path("/halving")
    @Operation(summary = "When the reward goes down next, and to what")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InfoModels.Halving.class)))
    public Response halving(@QueryParam("field") @Nullable String field) {
        NetworkDocument.Supply supply = state().supply();
        long seconds = supply.nextReductionTimestamp() / 1_000;
        String date = DATE.format(Instant.ofEpochSecond(seconds));
        BigDecimal amount = Amounts.coins(supply.nextSubsidy());
        String chosen = Params.choice(
                "field", field, "", List.of("", "nextHalvingTimestamp", "nextHalvingDate", "nextHalvingAmount"));
        return switch (chosen) {
            case "nextHalvingTimestamp" ->
                Response.ok(Long.toString(seconds), "text/plain").build();
            case "nextHalvingDate" -> Response.ok(date, "text/plain").build();
            case "nextHalvingAmount" ->
                Response.ok(amount.toPlainString(), "text/plain").build();
            default -> json(new InfoModels.Halving(seconds, date, amount.doubleValue()));
        };
    }

    /**
     * The hash rate that the difficulty stands for.
     *
     * @param stringOnly as text with one decimal
     * @return terahashes a second
     */
    @GET
    @Path("/hashrate")
    @Operation(summary = "Estimated hash rate in TH/s")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InfoModels.Hashrate.class)))
    public Response hashrate(@QueryParam("stringOnly") @Nullable String stringOnly) {
        double terahashes = terahashes(state().dag().difficulty());
        if (Params.bool("stringOnly", stringOnly, false)) {
            return text(String.format(Locale.ROOT, "%.1f", terahashes));
        }
        return json(new InfoModels.Hashrate(terahashes));
    }

    private double terahashes(double difficulty) {
        return difficulty * 2 * model.params().blocksPerSecond() / TERA;
    }

    /**
     * The highest hash rate seen.
     *
     * @return with its block
     */
    @GET
    @Path("/hashrate/max")
    @Operation(summary = "Highest hash rate seen, with its block")
    public InfoModels.MaxHashrate maxHashrate() {
        NetworkDocument.DifficultyRecord found =
                state().record().orElseThrow(() -> ApiException.unavailable("No block has been seen yet."));
        return new InfoModels.MaxHashrate(
                terahashes(found.difficulty()),
                new InfoModels.RecordHeader(
                        found.block().toHex(),
                        Instant.ofEpochMilli(found.timestamp()).toString(),
                        (long) found.difficulty(),
                        Long.toUnsignedString(found.daaScore()),
                        Long.toUnsignedString(found.blueScore())));
    }
}

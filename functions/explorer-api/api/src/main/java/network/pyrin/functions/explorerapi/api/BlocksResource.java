package network.pyrin.functions.explorerapi.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.AnswerSize;
import network.pyrin.functions.common.ApiException;
import network.pyrin.functions.common.CachePolicy;
import network.pyrin.functions.common.Params;
import network.pyrin.readmodel.BlockDocument;
import network.pyrin.readmodel.BlockIndexDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The block calls of existing clients. */
@Path("/")
@Produces("application/json")
@Tag(name = "Blocks")
public class BlocksResource {
    private static final String EXACTLY_ONE = "Exactly one of blueScore, blueScoreGte, or blueScoreLt must be provided";
    private static final int BY_SCORE_MAX = 100;

    private final ReadModel model;
    private final BlockModels models;
    private final CachePolicy cache;

    /**
     * Made by the container.
     *
     * @param model the read model
     * @param models makes bodies
     * @param cache of the current request
     */
    @Inject
    public BlocksResource(ReadModel model, BlockModels models, CachePolicy cache) {
        this.model = model;
        this.models = models;
        this.cache = cache;
    }

    /**
     * {@code /blocks}: hashes, and the blocks if asked for.
     *
     * @param blockHashes the first is the one asked for
     * @param blocks absent unless asked for
     */
    record Range(
            List<String> blockHashes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<BlockModel> blocks) {}

    /**
     * One block.
     *
     * @param blockId its hash
     * @param includeTransactions with its body
     * @param includeColor with colour and miner
     * @return 404 if it is not known
     */
    @GET
    @Path("/blocks/{blockId}")
    @Operation(summary = "One block")
    @Extension(name = "x-cache", value = "4..86400")
    public BlockModel block(
            @PathParam("blockId") String blockId,
            @QueryParam("includeTransactions") @Nullable String includeTransactions,
            @QueryParam("includeColor") @Nullable String includeColor) {
        boolean transactions = Params.bool("includeTransactions", includeTransactions, true);
        boolean color = Params.bool("includeColor", includeColor, false);
        BlockDocument block = find(Params.hash("blockId", blockId));
        cache.byAge(model.nowMillis() - block.header().timestampMillis());
        return models.of(List.of(block), transactions, color).getFirst();
    }

    private BlockDocument find(String hash) {
        return model.blocks().block(Hash.ofHex(hash)).orElseThrow(() -> {
            cache.maxAge(8);
            return ApiException.notFound("Block not found");
        });
    }

    /**
     * The blocks from one on, upwards.
     *
     * @param lowHash where to begin
     * @param includeBlocks whole blocks, not only hashes
     * @param includeTransactions with their bodies
     * @return at most as many as a block may merge, and the first
     */
    @GET
    @Path("/blocks")
    @Operation(summary = "The blocks from a given one on")
    @Extension(name = "x-throttle", value = "heavy")
    @Extension(name = "x-cache", value = "3")
    public Range blocks(
            @QueryParam("lowHash") @Nullable String lowHash,
            @QueryParam("includeBlocks") @Nullable String includeBlocks,
            @QueryParam("includeTransactions") @Nullable String includeTransactions) {
        boolean blocks = Params.bool("includeBlocks", includeBlocks, false);
        boolean transactions = Params.bool("includeTransactions", includeTransactions, false);
        if (transactions && !blocks) {
            throw ApiException.badRequest("includeTransactions needs includeBlocks");
        }
        BlockDocument low = find(Params.hash("lowHash", Params.required("lowHash", lowHash)));
        List<BlockDocument> found = from(low);
        List<String> hashes = found.stream().map(block -> block.hash().toHex()).toList();
        if (!blocks) {
            return new Range(hashes, null);
        }
        // Readers go on from the last hash they got, so a shorter list loses nothing.
        List<BlockModel> shown = models.of(found, transactions, false);
        int fitting = AnswerSize.fitting(shown);
        return new Range(hashes.subList(0, fitting), shown.subList(0, fitting));
    }

    /** Ascending in blue score, which every child exceeds its parents in; equal scores by hash, the low block first. */
    private List<BlockDocument> from(BlockDocument low) {
        int max = (int) model.params().mergesetSizeLimit() + 1;
        long score = low.header().blueScore();
        List<Hash> hashes = new ArrayList<>(List.of(low.hash()));
        model.blocks().byBlueScores(score, score + max).stream()
                .flatMap(entry -> entry.hashes().stream().sorted())
                .filter(hash -> !hash.equals(low.hash()))
                .limit(max - 1L)
                .forEach(hashes::add);
        return model.blocks().blocks(hashes);
    }

    /**
     * The blocks with, above or below a blue score.
     *
     * @param blueScore exactly this
     * @param blueScoreGte this or more, ascending
     * @param blueScoreLt less, descending
     * @param includeTransactions with their bodies
     * @return at most a hundred
     */
    @GET
    @Path("/blocks-from-bluescore")
    @Operation(summary = "Blocks by blue score")
    @Extension(name = "x-throttle", value = "heavy")
    @Extension(name = "x-cache", value = "8..86400")
    public List<BlockModel> byBlueScore(
            @QueryParam("blueScore") @Nullable String blueScore,
            @QueryParam("blueScoreGte") @Nullable String blueScoreGte,
            @QueryParam("blueScoreLt") @Nullable String blueScoreLt,
            @QueryParam("includeTransactions") @Nullable String includeTransactions) {
        boolean transactions = Params.bool("includeTransactions", includeTransactions, false);
        Optional<Long> exact = Params.optionalInteger("blueScore", blueScore);
        Optional<Long> least = Params.optionalInteger("blueScoreGte", blueScoreGte);
        Optional<Long> below = Params.optionalInteger("blueScoreLt", blueScoreLt);
        if (Stream.of(exact, least, below).filter(Optional::isPresent).count() != 1) {
            throw ApiException.badRequest(EXACTLY_ONE);
        }
        List<BlockDocument> found = below.isPresent()
                ? model.blocks().newestBelow(below.get(), BY_SCORE_MAX)
                : upwards(exact.or(() -> least).orElse(0L), exact.isPresent());
        cache.header("X-Data-Source", "Database");
        found.stream()
                .max(Comparator.comparingLong(block -> block.header().timestampMillis()))
                .ifPresent(newest ->
                        cache.byAge(model.nowMillis() - newest.header().timestampMillis()));
        return wholeScores(models.of(found, transactions, false));
    }

    /** As many as fit, without tearing the blocks of one blue score apart: readers go on with the next score. */
    private static List<BlockModel> wholeScores(List<BlockModel> blocks) {
        int end = AnswerSize.fitting(blocks);
        if (end == blocks.size()) {
            return blocks;
        }
        String torn = blocks.get(end).header().blueScore();
        int whole = end;
        while (whole > 0 && blocks.get(whole - 1).header().blueScore().equals(torn)) {
            whole--;
        }
        return blocks.subList(0, whole == 0 ? blocks.size() : whole);
    }

    private List<BlockDocument> upwards(long score, boolean exact) {
        List<BlockIndexDocument> entries = exact
                ? model.blocks().byBlueScore(score).stream().toList()
                : model.blocks().byBlueScores(score, score + BY_SCORE_MAX);
        return model.blocks()
                .blocks(entries.stream()
                        .flatMap(entry -> entry.hashes().stream().sorted())
                        .limit(BY_SCORE_MAX)
                        .toList());
    }
}

package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import network.pyrin.readmodel.FeesDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a transaction should pay, as the processor last worked it out ({@code docs/data.md} tells the rule). */
@Path("/v1")
@Produces("application/json")
@Tag(name = "Fees")
public class OwnFeesResource {
    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public OwnFeesResource(ReadModel model) {
        this.model = model;
    }

    /**
     * Prices now.
     *
     * @param updatedAt milliseconds since the epoch
     * @param minimum the least that nodes relay, leor per gram
     * @param priority for one of the next blocks
     * @param normal for about a minute
     * @param low for whenever there is room
     * @param waitingGrams mass of all waiting transactions, decimal text
     * @param gramsPerSecond mass that blocks can take in
     * @param fullness of the recent blocks, 0 to 1
     */
    public record Fees(
            long updatedAt,
            double minimum,
            Price priority,
            Price normal,
            Price low,
            String waitingGrams,
            double gramsPerSecond,
            double fullness) {}

    /**
     * A price and what it buys.
     *
     * @param feeRate leor per gram of compute mass
     * @param estimatedSeconds until a block takes it
     */
    public record Price(double feeRate, double estimatedSeconds) {}

    /**
     * What a transaction should pay.
     *
     * @return three prices with the time that each buys
     */
    @GET
    @Path("/fees")
    @Operation(summary = "What a transaction should pay, in leor per gram of compute mass")
    @Extension(name = "x-cache", value = "2")
    public Fees fees() {
        FeesDocument fees = model.fees();
        return new Fees(
                fees.updatedAt(),
                fees.minimum(),
                price(fees.priority()),
                price(fees.normal()),
                price(fees.low()),
                Long.toString(fees.waitingGrams()),
                fees.gramsPerSecond(),
                fees.fullness());
    }

    private static Price price(FeesDocument.Bucket bucket) {
        return new Price(bucket.feeRate(), bucket.estimatedSeconds());
    }
}

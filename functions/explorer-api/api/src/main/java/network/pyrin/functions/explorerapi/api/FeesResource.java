package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import network.pyrin.readmodel.FeesDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a transaction should pay, as existing wallets know it. */
@Path("/info")
@Produces("application/json")
@Tag(name = "Fees")
public class FeesResource {
    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public FeesResource(ReadModel model) {
        this.model = model;
    }

    /**
     * What a transaction should pay.
     *
     * @return one bucket of each kind
     */
    @GET
    @Path("/fee-estimate")
    @Operation(summary = "What a transaction should pay, in leor per gram")
    @Extension(name = "x-cache", value = "2")
    public InfoModels.FeeEstimate estimate() {
        FeesDocument fees = model.fees();
        return new InfoModels.FeeEstimate(
                bucket(fees.priority()), List.of(bucket(fees.normal())), List.of(bucket(fees.low())));
    }

    private static InfoModels.FeeBucket bucket(FeesDocument.Bucket bucket) {
        return new InfoModels.FeeBucket(bucket.feeRate(), bucket.estimatedSeconds());
    }
}

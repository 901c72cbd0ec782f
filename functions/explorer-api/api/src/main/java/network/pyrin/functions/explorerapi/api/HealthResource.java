package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Sha256;
import network.pyrin.functions.common.ApiException;
import network.pyrin.readmodel.NetworkDocument;
import network.pyrin.views.Freshness;
import network.pyrin.views.NetworkViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether what is read here is up to date. */
@Path("/info/health")
@Produces("application/json")
@Tag(name = "Info")
public class HealthResource {
    private static final long STALE_SECONDS = 600;

    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public HealthResource(ReadModel model) {
        this.model = model;
    }

    /**
     * Node and read model.
     *
     * @return 500 with the older server's text when the newest accepted transaction is more than ten minutes old, and with
     *     another when nobody keeps the read model
     */
    @GET
    @Operation(summary = "Health of node and database")
    public InfoModels.Health health() {
        NetworkViews.Status status = model.views().network().status();
        if (status.state() == Freshness.State.STALE) {
            throw new ApiException(
                    500, "stale", "Read model not up to date: its processor has shown no sign of life for a minute");
        }
        NetworkDocument state = model.views().network().state();
        NetworkDocument.Node node = state.node();
        Optional<Long> newestSeconds = status.sinkTimestamp().map(millis -> millis / 1_000);
        Optional<Long> ageSeconds = newestSeconds.map(seconds -> Math.max(0, model.nowMillis() / 1_000 - seconds));
        if (ageSeconds.map(age -> age > STALE_SECONDS).orElse(true)) {
            throw new ApiException(500, "stale", "Transactions not up to date");
        }
        return new InfoModels.Health(
                List.of(new InfoModels.Server(
                        "PYIPAD_HOST_1",
                        node.serverVersion(),
                        node.utxoIndexed(),
                        node.synced(),
                        Sha256.hash(node.p2pId().getBytes(StandardCharsets.UTF_8))
                                .toHex())),
                new InfoModels.Database(
                        status.state() == Freshness.State.LIVE,
                        Optional.of(status.readBlueScore()),
                        Optional.of(Math.max(0, status.nodeBlueScore() - status.readBlueScore())),
                        newestSeconds,
                        ageSeconds));
    }
}

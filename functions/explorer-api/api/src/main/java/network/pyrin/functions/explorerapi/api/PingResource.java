package network.pyrin.functions.explorerapi.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import network.pyrin.readmodel.NetworkDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether the service is there, and its node. */
@Path("/ping")
@Produces("application/json")
public class PingResource {
    private final ReadModel model;

    /**
     * Made by the container.
     *
     * @param model the read model
     */
    @Inject
    public PingResource(ReadModel model) {
        this.model = model;
    }

    /**
     * The node, in one line.
     *
     * @return as it last said
     */
    @GET
    @Operation(summary = "Whether the service and its node are there")
    public InfoModels.Ping ping() {
        NetworkDocument.Node node = model.views().network().state().node();
        return new InfoModels.Ping(node.serverVersion(), node.utxoIndexed(), node.synced());
    }
}

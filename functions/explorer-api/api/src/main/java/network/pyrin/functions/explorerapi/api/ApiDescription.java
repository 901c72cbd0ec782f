package network.pyrin.functions.explorerapi.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** Title and text of the OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Explorer API",
                        version = "1",
                        description =
                                "Blocks, transactions and addresses of the blockDAG. Calls under /v1 carry amounts as "
                                        + "decimal text in leor (1 coin = 10^8 leor); the others keep the names and types that existing "
                                        + "clients know.",
                        license = @License(name = "MIT")))
public class ApiDescription extends Application {}

package network.pyrin.functions.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import network.pyrin.functions.routes.Route;
import network.pyrin.functions.routes.RouteTable;

/** The route table, by request. */
@ApplicationScoped
public class Routes {
    private static final String PROPERTY = Routes.class.getName();

    private final RouteTable table = RouteTable.load();

    /**
     * The route of a request, looked up once.
     *
     * @param request any request
     * @return empty if it fits none
     */
    public Optional<Route> of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Optional<?> known) {
            return known.map(Route.class::cast);
        }
        String path = request.getUriInfo().getPath();
        Optional<Route> found = table.find(request.getMethod(), path.startsWith("/") ? path : "/" + path);
        request.setProperty(PROPERTY, found);
        return found;
    }
}

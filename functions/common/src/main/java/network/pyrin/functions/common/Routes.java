package network.pyrin.functions.common;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import network.pyrin.functions.routes.Route;
import network.pyrin.functions.routes.RouteTable;

/** The route table, by request. Not of a scope with proxies: a proxy would read the table once more for itself. */
@Singleton
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
        Optional<Route> found = table.find(request.getMethod(), path(request));
        request.setProperty(PROPERTY, found);
        return found;
    }

    /**
     * Whether a request's path is answered by another method only, be it by another function: gateways give what fits no
     * route to one function, which may not know the path.
     *
     * @param request any request
     * @return true if its method is what is wrong
     */
    public boolean isWrongMethod(ContainerRequestContext request) {
        return of(request).isEmpty() && table.isAnswered(path(request));
    }

    private static String path(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.startsWith("/") ? path : "/" + path;
    }
}

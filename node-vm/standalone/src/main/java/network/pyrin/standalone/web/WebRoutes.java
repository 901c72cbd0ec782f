package network.pyrin.standalone.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the explorer's files behind everything else on the router: what no API route answers is the page's. */
@ApplicationScoped
public class WebRoutes {
    /** After the API and the framework's own routes. */
    private static final int LAST = 100_000;

    /**
     * Called once while the HTTP server is set up.
     *
     * @param router the one router
     * @param vertx for file reads
     * @param site folder of the built explorer
     */
    void mount(
            @Observes Router router,
            Vertx vertx,
            @ConfigProperty(name = "pyrin.site", defaultValue = "cdn-static/apps/explorer/dist") Path site) {
        router.get("/healthz").handler(context -> context.response()
                .putHeader("Content-Type", "text/plain")
                .end("ok"));
        router.route().order(LAST).handler(new StaticSite(vertx, site));
    }
}

package network.pyrin.standalone.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.SplittableRandom;
import network.pyrin.events.EventSubscriber;
import network.pyrin.events.redis.RedisEventSubscriber;
import network.pyrin.functions.explorerapi.api.ReadModel;
import network.pyrin.stream.ReadModelSnapshots;
import network.pyrin.stream.StreamConfig;
import network.pyrin.stream.StreamServer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The stream service on the one port, fed by the events of {@code pyrin.redis.uri}. */
@ApplicationScoped
public class LiveStream {
    private final StreamServer server;
    private final EventSubscriber subscriber;

    /**
     * Made by the container.
     *
     * @param vertx whose event loops are used
     * @param model where snapshots are read
     * @param registry for its meters
     * @param redis where events come from
     */
    @Inject
    public LiveStream(
            Vertx vertx,
            ReadModel model,
            MeterRegistry registry,
            @ConfigProperty(name = "pyrin.redis.uri", defaultValue = "redis://127.0.0.1:6379") URI redis) {
        this.server = new StreamServer(
                vertx,
                StreamConfig.DEFAULT,
                model.network().text(),
                new ReadModelSnapshots(model.views()),
                registry,
                InstantSource.system());
        this.subscriber = new RedisEventSubscriber(redis, server.listener(), new SplittableRandom());
    }

    /**
     * Called once while the HTTP server is set up.
     *
     * @param router the one router
     */
    void mount(@Observes Router router) {
        server.mount(router);
    }

    @PreDestroy
    void close() {
        subscriber.close();
        server.close();
    }
}

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
import java.util.Optional;
import java.util.SplittableRandom;
import network.pyrin.events.EventSubscriber;
import network.pyrin.functions.common.Database;
import network.pyrin.functions.explorerapi.api.ReadModel;
import network.pyrin.stream.EventSubscribers;
import network.pyrin.stream.ReadModelSnapshots;
import network.pyrin.stream.StreamConfig;
import network.pyrin.stream.StreamServer;
import network.pyrin.views.ReadModelHistory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The stream service on the one port, fed by the events of {@code pyrin.events}. */
@ApplicationScoped
public class LiveStream {
    private final StreamServer server;
    private final EventSubscriber subscriber;

    /**
     * Made by the container.
     *
     * @param vertx whose event loops are used
     * @param model where snapshots are read
     * @param database of the same read model
     * @param registry for its meters
     * @param events where events come from
     * @param awsEmulator where an emulator of AWS listens; absent unless events come over SNS
     */
    @Inject
    public LiveStream(
            Vertx vertx,
            ReadModel model,
            Database database,
            MeterRegistry registry,
            @ConfigProperty(name = "pyrin.events", defaultValue = "redis://127.0.0.1:6379") String events,
            @ConfigProperty(name = "pyrin.aws.emulator") Optional<URI> awsEmulator) {
        this.server = new StreamServer(
                vertx,
                StreamConfig.DEFAULT,
                model.network().text(),
                new ReadModelSnapshots(model.views(), InstantSource.system()),
                registry,
                InstantSource.system());
        this.subscriber = EventSubscribers.open(
                EventSubscribers.parse(events),
                awsEmulator,
                new ReadModelHistory(database.documents()),
                server.listener(),
                InstantSource.system(),
                new SplittableRandom());
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

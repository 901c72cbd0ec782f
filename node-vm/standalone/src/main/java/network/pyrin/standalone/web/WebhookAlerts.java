package network.pyrin.standalone.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import network.pyrin.events.EventSubscriber;
import network.pyrin.functions.alerts.api.AlertsConfig;
import network.pyrin.functions.alerts.api.AlertsService;
import network.pyrin.functions.common.Database;
import network.pyrin.stream.EventSubscribers;
import network.pyrin.views.ReadModelHistory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Alerts in this process: the same classes as the Lambda, with MongoDB as queue, fed by the events of {@code pyrin.events}. */
@Startup
@ApplicationScoped
public class WebhookAlerts {
    private final AlertsService service;
    private final EventSubscriber subscriber;

    /**
     * Made by the container.
     *
     * @param database the read model, and the queue
     * @param registry for its meter
     * @param events where events come from
     * @param awsEmulator where an emulator of AWS listens; absent unless events come over SNS
     * @param allowLocalTargets whether receivers may run on loopback
     */
    @Inject
    public WebhookAlerts(
            Database database,
            MeterRegistry registry,
            @ConfigProperty(name = "pyrin.events", defaultValue = "redis://127.0.0.1:6379") String events,
            @ConfigProperty(name = "pyrin.aws.emulator") Optional<URI> awsEmulator,
            @ConfigProperty(name = "pyrin.alerts.allow-local-targets", defaultValue = "false")
                    boolean allowLocalTargets) {
        this.service = new AlertsService(
                AlertsConfig.of(database.network().text(), allowLocalTargets),
                database.documents(),
                InstantSource.system(),
                new SecureRandom());
        this.subscriber = EventSubscribers.open(
                EventSubscribers.parse(events),
                awsEmulator,
                new ReadModelHistory(database.documents()),
                service.listener(),
                InstantSource.system(),
                new SplittableRandom());
        Gauge.builder("alerts_deliveries_waiting", service, AlertsService::waiting)
                .description("Webhook deliveries that wait, those in back-off included")
                .register(registry);
    }

    /**
     * Called before the connection to the database is closed.
     *
     * @param event not used
     */
    void stop(@Observes ShutdownEvent event) {
        subscriber.close();
        service.close();
    }
}

package network.pyrin.image.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The services of a profile together: started in order, stopped in the opposite order, watched until they are steady. */
final class Fleet {
    private final ServiceManager services;
    private final Health health;
    private final InstantSource clock;

    Fleet(ServiceManager services, Health health, InstantSource clock) {
        this.services = services;
        this.health = health;
        this.clock = clock;
    }

    /** Starts and waits until all work and keep working; fails with the first one that does not. */
    void start(Selection selection, Patience patience) throws ServerException {
        Instant until = clock.instant().plus(patience.healthyWithin());
        for (Service service : selection.services()) {
            services.start(service);
            awaitHealthy(service, until, patience.betweenLooks());
        }
        if (services.isLive()) {
            watch(selection.services(), patience);
        }
    }

    /** Waits until one works. */
    void awaitHealthy(Service service, Instant until, Duration pause) throws ServerException {
        if (!services.isLive()) {
            return;
        }
        Health.Look look = health.look(service);
        while (!look.healthy()) {
            if (clock.instant().isAfter(until)) {
                throw new ServerException(service.unit() + " is not healthy in time: " + look.text());
            }
            if (services.state(service).word().startsWith("failed")) {
                throw new ServerException(service.unit() + " has failed: " + look.text());
            }
            Pause.of(pause);
            look = health.look(service);
        }
    }

    /** A program that dies after some seconds has been healthy too, so the first answer is not enough. */
    private void watch(List<Service> all, Patience patience) throws ServerException {
        List<Long> before =
                all.stream().map(service -> services.state(service).restarts()).toList();
        Instant until = clock.instant().plus(patience.steadyFor());
        while (clock.instant().isBefore(until)) {
            Pause.of(patience.betweenLooks());
            for (int i = 0; i < all.size(); i++) {
                ServiceManager.State state = services.state(all.get(i));
                if (!state.active() || state.restarts() > before.get(i)) {
                    throw new ServerException(all.get(i).unit() + " died again after its start (" + state.word() + ")");
                }
            }
        }
        for (Service service : all) {
            awaitHealthy(service, clock.instant().plus(patience.steadyFor()), patience.betweenLooks());
        }
    }

    /** Stops in the opposite order. */
    void stop(Selection selection) throws ServerException {
        for (Service service : selection.services().reversed()) {
            services.stop(service);
        }
    }
}

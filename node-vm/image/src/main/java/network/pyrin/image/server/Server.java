package network.pyrin.image.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import network.pyrin.releasebundle.Architecture;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Reason;

/** One server and everything its commands need: where things lie, its services, how patient to be, where to speak. */
public final class Server {
    private final Layout layout;
    private final ServiceManager services;
    private final Health health;
    private final Patience patience;
    private final InstantSource clock;
    private final PrintStream say;
    private final Releases releases;
    private final Fleet fleet;
    private final Switcher switcher;

    /**
     * Puts the parts together; touches nothing.
     *
     * @param layout where things lie
     * @param services how services are reached
     * @param health how it is seen that they work
     * @param patience how long to wait
     * @param clock the time
     * @param say told what is done
     * @throws BundleException if no bundle is made for this machine
     */
    public Server(
            Layout layout,
            ServiceManager services,
            Health health,
            Patience patience,
            InstantSource clock,
            PrintStream say)
            throws BundleException {
        this.layout = layout;
        this.services = services;
        this.health = health;
        this.patience = patience;
        this.clock = clock;
        this.say = say;
        this.releases = new Releases(layout, Architecture.host());
        this.fleet = new Fleet(services, health, clock);
        this.switcher = new Switcher(layout, releases, services, fleet, patience, say);
    }

    Layout layout() {
        return layout;
    }

    ServiceManager services() {
        return services;
    }

    Health health() {
        return health;
    }

    Patience patience() {
        return patience;
    }

    InstantSource clock() {
        return clock;
    }

    PrintStream say() {
        return say;
    }

    Releases releases() {
        return releases;
    }

    Fleet fleet() {
        return fleet;
    }

    Switcher switcher() {
        return switcher;
    }

    /** Which services this server runs. */
    Optional<Selection> selected() throws ServerException {
        String text;
        try {
            if (!Files.exists(layout.profile())) {
                return Optional.empty();
            }
            text = Files.readString(layout.profile());
        } catch (IOException e) {
            throw new ServerException("cannot read " + layout.profile() + ": " + Reason.of(e), e);
        }
        try {
            return Optional.of(Selection.parse(text));
        } catch (ServerException e) {
            throw new ServerException(
                    layout.profile() + " does not say what runs here (" + e.getMessage()
                            + "): delete it and run 'pyrin install' again, which keeps data and configuration",
                    e);
        }
    }

    /** The same, where nothing can be done without. */
    Selection selection() throws ServerException {
        return selected().orElseThrow(Server::notInstalled);
    }

    /** The release in use, where nothing can be done without. */
    Manifest installed() throws ServerException {
        return releases.current().orElseThrow(Server::notInstalled);
    }

    private static ServerException notInstalled() {
        return new ServerException("nothing is installed here yet: run 'pyrin install --profile standalone|split'");
    }

    /** A program of the release in use, as this process can run it. */
    Path program(String name) {
        return layout.current().resolve("bin").resolve(name);
    }
}

package network.pyrin.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import network.pyrin.image.server.HttpHealth;
import network.pyrin.image.server.ImageServices;
import network.pyrin.image.server.Layout;
import network.pyrin.image.server.Patience;
import network.pyrin.image.server.Server;
import network.pyrin.image.server.ServerException;
import network.pyrin.image.server.ServiceManager;
import network.pyrin.image.server.Systemd;
import network.pyrin.releasebundle.BundleException;
import picocli.CommandLine.Option;

/** Flags that every command has which looks at or changes a server. */
final class ServerOptions {
    private static final Path SYSTEMD_RUNS = Path.of("/run/systemd/system");

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "work in the root file system of an image instead of this system; starts nothing")
    Path root = Path.of("/");

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Positive.class,
            description = "how long services may take to become healthy (default: 300)")
    int timeout = 300;

    /**
     * The server that the flags name.
     *
     * @param start whether services may be started
     * @return ready for commands
     * @throws ServerException if services are to be started where no systemd runs
     * @throws BundleException if this machine is one that no bundle is made for
     */
    Server server(boolean start) throws ServerException, BundleException {
        if (!Files.isDirectory(root)) {
            throw new ServerException("there is no folder " + root + " to work in: mount the image first");
        }
        Layout layout = new Layout(root);
        Patience patience = new Patience(
                Duration.ofSeconds(timeout), Patience.STANDARD.steadyFor(), Patience.STANDARD.betweenLooks());
        return new Server(
                layout,
                services(layout, start && layout.isLive()),
                new HttpHealth(layout, System.getenv()),
                patience,
                InstantSource.system(),
                System.out);
    }

    private static ServiceManager services(Layout layout, boolean start) throws ServerException {
        if (!start) {
            return new ImageServices(layout);
        }
        if (!Files.isDirectory(SYSTEMD_RUNS)) {
            throw new ServerException("systemd does not run on this system. In a container use the container images; "
                    + "to prepare an image use --root DIR, or --no-start with 'pyrin install'");
        }
        return new Systemd();
    }
}

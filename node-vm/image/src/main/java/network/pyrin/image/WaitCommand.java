package network.pyrin.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import network.pyrin.image.server.Health;
import network.pyrin.image.server.HttpHealth;
import network.pyrin.image.server.Layout;
import network.pyrin.image.server.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pyrin wait}: what units run after their start, so that "started" means "works". */
@Command(
        name = "wait",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Waits until a program works; ends early if its process (MAINPID) is gone.")
final class WaitCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Parameters(paramLabel = "PROGRAM", description = "node, processor, stream, standalone or reindex")
    private String program = "";

    @Option(names = "--root", paramLabel = "DIR", description = "whose configuration names the ports (default: /)")
    private Path root = Path.of("/");

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Positive.class,
            description = "how long (default: 840)")
    private int timeout = 840;

    @Override
    public Integer call() throws Exception {
        Service service = Service.parse(program);
        Health health = new HttpHealth(new Layout(root), System.getenv());
        InstantSource clock = InstantSource.system();
        Instant until = clock.instant().plusSeconds(timeout);
        Health.Look look = health.look(service);
        while (!look.healthy()) {
            if (processIsGone()) {
                System.err.println(program + " has ended before it was ready");
                return CommandLine.ExitCode.SOFTWARE;
            }
            if (clock.instant().isAfter(until)) {
                System.err.println(program + " is not ready after " + timeout + " s: " + look.text());
                return CommandLine.ExitCode.SOFTWARE;
            }
            // The other process can tell nobody that it has changed.
            LockSupport.parkNanos(PAUSE.toNanos());
            look = health.look(service);
        }
        return CommandLine.ExitCode.OK;
    }

    /** By signal 0: in a unit's sandbox the processes of others, and so their folders in /proc, cannot be seen. */
    private static boolean processIsGone() throws IOException, InterruptedException {
        String pid = System.getenv().getOrDefault("MAINPID", "");
        if (!pid.matches("\\d{1,9}")) {
            return false;
        }
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -0 " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return kill.waitFor() != 0;
    }
}

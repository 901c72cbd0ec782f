package network.pyrin.image;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import network.pyrin.image.server.Install;
import network.pyrin.image.server.Keys;
import network.pyrin.image.server.Profile;
import network.pyrin.image.server.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pyrin install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Installs the bundle that this command is part of and starts its services.",
            "",
            "standalone: everything in one process on embedded databases.",
            "split: node, processor and stream as services of their own. MongoDB and Redis run elsewhere; their addresses "
                    + "are taken from MONGODB_URI and REDIS_URI in the environment and kept in a file that only root "
                    + "reads.",
            "",
            "Running it again changes only what is asked. Data that is there is kept and used."
        })
final class InstallCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--profile", required = true, paramLabel = "NAME", description = "standalone or split")
    private String profile = "";

    @Nullable
    @Option(
            names = "--network",
            paramLabel = "NAME",
            description = "mainnet, testnet-10, testnet-11, devnet or simnet (default: as configured, at first simnet)")
    private String network;

    @Option(
            names = "--programs",
            split = ",",
            paramLabel = "NAME",
            description = "only these programs of the profile, where others run on other servers: node,processor")
    private List<String> programs = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "sets a key of pyrin.env; so does an environment variable of its name")
    private Map<String, String> keys = new TreeMap<>();

    @Option(names = "--no-start", description = "install only; the services start with the system")
    private boolean noStart;

    @Override
    public Integer call() throws Exception {
        Map<String, String> environment = System.getenv();
        Profile named = Profile.parse(profile);
        new Install(options.server(!noStart))
                .run(new Install.Request(
                        ServerMain.home(),
                        programs.isEmpty() ? Selection.all(named) : Selection.some(named, programs),
                        keys(environment),
                        given(environment, "MONGODB_URI"),
                        given(environment, "REDIS_URI")));
        return CommandLine.ExitCode.OK;
    }

    private Map<String, String> keys(Map<String, String> environment) throws IOException {
        Map<String, String> all = new TreeMap<>(Keys.of(ServerMain.home()).in(environment));
        all.putAll(keys);
        if (network != null) {
            all.put(Keys.NETWORK, network);
        }
        return all;
    }

    private static Optional<String> given(Map<String, String> environment, String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }
}

package network.pyrin.infra.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.PresetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./pyrin deploy}: deploys a site to a cloud account, takes it down, says what it costs, or proves what it can without an account. */
@Command(
        name = "./pyrin deploy",
        mixinStandardHelpOptions = true,
        description = "Deploys a site to a cloud account. Call it again after a failure: it goes on where it stopped.")
public final class DeployMain implements Callable<Integer> {
    private static final int USERS_MAX = 100_000_000;
    private static final int BLOCKS_MAX = 100;

    @Option(
            names = "--preset",
            scope = CommandLine.ScopeType.INHERIT,
            defaultValue = "small",
            description = "small, standard, archive, or the path of a preset of your own (default: ${DEFAULT-VALUE}).")
    private String preset = "small";

    @Option(
            names = "--region",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Where the site goes, like eu-central-1 (default: AWS_REGION).")
    private @Nullable String region;

    @Option(
            names = "--account",
            scope = CommandLine.ScopeType.INHERIT,
            description = "The account that is meant; credentials of another one are refused.")
    private @Nullable String account;

    @Option(names = "--bundle", description = "A release bundle made before; without it one is made now.")
    private @Nullable Path bundle;

    @Option(names = "--yes", description = "Do not ask before deploying.")
    private boolean yes;

    @Option(names = "--from-start", description = "Do again what a call before did.")
    private boolean fromStart;

    @Option(names = "--dry-run", description = "Synthesise, check and compare every preset; needs no account.")
    private boolean dryRun;

    @Option(
            names = "--estimate",
            paramLabel = "PRESET",
            description = "Print what a preset costs a month; needs no account.")
    private @Nullable String estimate;

    @Option(
            names = "--users",
            defaultValue = "10000",
            description = "Daily users of the estimate (default: ${DEFAULT-VALUE}).")
    private int users = 10_000;

    @Option(
            names = "--bps",
            defaultValue = "1",
            description = "Blocks a second of the estimate (default: ${DEFAULT-VALUE}).")
    private int blocksPerSecond = 1;

    private final Path root =
            Path.of(System.getProperty("pyrin.root", ".")).toAbsolutePath().normalize();
    private final Operator operator = new ConsoleOperator(System.out);

    /**
     * Runs the command.
     *
     * @param arguments flags and subcommand
     */
    public static void main(String... arguments) {
        // The provider's library would tell that nobody listens to its log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its way of telling what is wrong: one line, and the way out. */
    static CommandLine commandLine() {
        return new CommandLine(new DeployMain())
                .setParameterExceptionHandler((problem, _) -> {
                    problem.getCommandLine().getErr().println("pyrin deploy: " + problem.getMessage());
                    problem.getCommandLine().getErr().println("way out: ./pyrin deploy --help tells the flags");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler(DeployMain::explain);
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        switch (e) {
            case DeployException failure -> {
                command.getErr().println("pyrin deploy: " + failure.getMessage());
                command.getErr().println("way out: " + failure.wayOut());
            }
            default -> command.getErr().println("pyrin deploy: " + e);
        }
        return 1;
    }

    @Override
    public Integer call() throws DeployException {
        checkTraffic();
        if (estimate != null) {
            new Estimate(prices(), readPreset(estimate), users, blocksPerSecond).print(operator::say);
        } else if (dryRun) {
            new DryRun(root, work().resolve("dry-run"), operator).run();
        } else {
            Plan plan = plan();
            try (Cloud cloud = cloud(plan)) {
                new Deployment(plan, cloud, tools(), operator, fromStart).run();
            }
        }
        return 0;
    }

    /**
     * Takes a site down; its data stay.
     *
     * @return 0
     * @throws DeployException if it could not be done
     */
    @Command(
            name = "destroy",
            mixinStandardHelpOptions = true,
            description = "Takes a site down. Asks twice; data stay.")
    public int destroy() throws DeployException {
        Plan plan = plan();
        try (Cloud cloud = cloud(plan)) {
            new Destruction(plan, cloud, tools(), operator).run();
        }
        return 0;
    }

    /**
     * Takes away the lock of a deployment that died.
     *
     * @return 0
     * @throws DeployException if the provider refuses
     */
    @Command(
            name = "unlock",
            mixinStandardHelpOptions = true,
            description = "Takes away the lock of a deployment that died.")
    public int unlock() throws DeployException {
        Plan plan = plan();
        try (Cloud cloud = cloud(plan)) {
            cloud.unlock(plan.lockName());
        }
        operator.say("the lock is gone");
        return 0;
    }

    /**
     * Renews the committed templates and the table of rights.
     *
     * @return 0
     * @throws DeployException if a preset is broken
     */
    @Command(name = "renew-snapshots", mixinStandardHelpOptions = true, description = "Renews the committed templates.")
    public int renewSnapshots() throws DeployException {
        new DryRun(root, work().resolve("dry-run"), operator).renew();
        return 0;
    }

    private void checkTraffic() throws DeployException {
        if (users < 0 || users > USERS_MAX || blocksPerSecond < 1 || blocksPerSecond > BLOCKS_MAX) {
            throw new DeployException(
                    "there is no estimate for " + users + " users and " + blocksPerSecond + " blocks a second",
                    "give --users from 0 to %,d and --bps from 1 to %d".formatted(USERS_MAX, BLOCKS_MAX));
        }
    }

    private Plan plan() throws DeployException {
        String where = region == null ? System.getenv("AWS_REGION") : region;
        Preflight.checkRegion(where == null ? "" : where);
        return new Plan(
                root,
                work(),
                presetText(preset),
                readPreset(preset),
                where == null ? "" : where,
                Optional.ofNullable(account),
                Optional.ofNullable(bundle),
                yes,
                users,
                blocksPerSecond);
    }

    private Path work() {
        return root.resolve(".pyrin/deploy");
    }

    private PriceTable prices() throws DeployException {
        return PriceTable.read(root.resolve("infra/prices.csv"));
    }

    private Path presetFile(String name) throws DeployException {
        Path file = shippedOrOwn(name);
        if (!Files.isRegularFile(file)) {
            throw new DeployException(
                    "there is no preset " + name, "name small, standard, archive, or the path of a preset file");
        }
        return file;
    }

    private Path shippedOrOwn(String name) {
        return Preset.SHIPPED.contains(name) ? root.resolve("infra/presets").resolve(name + ".toml") : Path.of(name);
    }

    private Preset readPreset(String name) throws DeployException {
        try {
            return Preset.read(presetFile(name));
        } catch (PresetException e) {
            throw new DeployException(
                    String.valueOf(e.getMessage()), "correct the preset; infra/presets has three that are whole");
        }
    }

    private String presetText(String name) throws DeployException {
        try {
            return Files.readString(presetFile(name));
        } catch (IOException e) {
            throw new DeployException(
                    "preset " + name + " cannot be read",
                    "name small, standard, archive, or the path of a preset file");
        }
    }

    private static Cloud cloud(Plan plan) {
        String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new AwsCloud(plan.region(), endpoint == null ? null : URI.create(endpoint));
    }

    private Tools tools() {
        return new LocalTools(
                root, Optional.ofNullable(System.getenv("PYRIN_CDK")).map(Path::of));
    }
}

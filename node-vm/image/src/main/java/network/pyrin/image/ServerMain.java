package network.pyrin.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import network.pyrin.releasebundle.BundleException;
import network.pyrin.releasebundle.Manifest;
import network.pyrin.releasebundle.Reason;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code pyrin} command of a server. Exit codes: 0 done, 1 failed or not healthy, 2 wrong flags. */
@Command(
        name = "pyrin",
        mixinStandardHelpOptions = true,
        versionProvider = ServerMain.Version.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = "Looks after the Pyrin services of this server.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InstallCommand.class,
            UpgradeCommand.class,
            RollbackCommand.class,
            StatusCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ReindexCommand.class,
            VerifyCommand.class,
            UninstallCommand.class,
            WaitCommand.class
        },
        footer = {"", "Each command explains itself with --help. Services: systemctl status 'pyrin-*'."})
public final class ServerMain implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /**
     * Runs and ends the process.
     *
     * @param arguments command and flags
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its way of telling what is wrong: one line. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ServerMain());
        line.setParameterExceptionHandler(ServerMain::usageError);
        line.setExecutionExceptionHandler((problem, command, _) -> failed(problem, command));
        return line;
    }

    private static int usageError(ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        line.getErr().println("pyrin: " + problem.getMessage());
        line.getErr().println("Try " + line.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** What an operator can do something about is a checked exception with a sentence; anything else names its kind. */
    private static int failed(Exception problem, CommandLine line) {
        line.getErr().println("pyrin: " + words(problem));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String words(Exception problem) {
        return switch (problem) {
            case IOException e -> Reason.of(e);
            case UncheckedIOException e when e.getCause() instanceof IOException cause -> Reason.of(cause);
            case RuntimeException e -> e.toString();
            default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The bundle that this program is part of. */
    static Path home() {
        return Path.of(System.getProperty("pyrin.home", "")).toAbsolutePath().normalize();
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws BundleException {
            return new String[] {Manifest.read(home()).id()};
        }
    }
}

package network.pyrin.processor.upkeep;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import network.pyrin.processor.ProcessorConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a read model to files and back. Exit codes: 0 done, 1 failed, 2 wrong flags. */
@Command(
        name = "readmodel",
        mixinStandardHelpOptions = true,
        description = "Copies a read model to files and back, while its processor does not run.")
public final class ReadModelMain {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs with an open database. */
    private interface Work {
        void run(MongoDatabase database) throws UpkeepException, IOException;
    }

    /**
     * Runs and ends the process.
     *
     * @param arguments command and flags
     */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    /** The command line with its errors as sentences. */
    static CommandLine command() {
        CommandLine line = new CommandLine(new ReadModelMain());
        line.setExecutionExceptionHandler((problem, command, _) -> {
            if (problem instanceof RuntimeException && !(problem instanceof MongoException)) {
                throw problem;
            }
            command.getErr().println("readmodel: " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    @Command(name = "export", description = "Writes every collection to DIR.", mixinStandardHelpOptions = true)
    int export(
            @Option(names = "--mongodb", defaultValue = ProcessorConfig.MONGODB, description = "the database")
                    String mongodb,
            @Option(
                            names = {"--redis", "--events"},
                            hidden = true,
                            defaultValue = "",
                            description = "accepted, not used")
                    String redis,
            @Parameters(paramLabel = "DIR", description = "made") Path folder)
            throws UpkeepException, IOException {
        return with(mongodb, database -> tell("%,d documents written%n", ReadModelCopy.write(database, folder)));
    }

    @Command(
            name = "import",
            description = "Reads DIR into the database and gives the read model a new epoch, so that clients reload.",
            mixinStandardHelpOptions = true)
    int load(
            @Option(names = "--mongodb", defaultValue = ProcessorConfig.MONGODB, description = "the database")
                    String mongodb,
            @Option(
                            names = {"--redis", "--events"},
                            hidden = true,
                            defaultValue = "",
                            description = "accepted, not used")
                    String redis,
            @Option(names = "--replace", description = "drop what the database holds") boolean replace,
            @Parameters(paramLabel = "DIR", description = "written by export") Path folder)
            throws UpkeepException, IOException {
        return with(mongodb, database -> {
            if (!replace && !ReadModelCopy.isEmpty(database)) {
                throw new UpkeepException(
                        "the database is not empty: use another one, or --replace to drop what is in it");
            }
            tell("%,d documents read%n", ReadModelCopy.read(folder, database));
            Epochs.renew(database, new SecureRandom()).ifPresent(epoch -> tell("epoch %s%n", epoch));
        });
    }

    @Command(
            name = "carry",
            description = "Copies what no chain can tell (labels, hooks of users) to another read model.",
            mixinStandardHelpOptions = true)
    int carry(
            @Option(names = "--mongodb", defaultValue = ProcessorConfig.MONGODB, description = "the database")
                    String mongodb,
            @Option(
                            names = {"--redis", "--events"},
                            hidden = true,
                            defaultValue = "",
                            description = "accepted, not used")
                    String redis,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "FILE",
                            description = "file of flags whose --mongodb names the other one")
                    Path to)
            throws UpkeepException, IOException {
        String other = Files.readAllLines(to).stream()
                .filter(line -> line.startsWith("--mongodb="))
                .map(line -> line.substring("--mongodb=".length()))
                .findFirst()
                .orElseThrow(() -> new UpkeepException(to + " names no --mongodb"));
        return with(
                mongodb, from -> with(other, into -> tell("%,d documents carried%n", ReadModelCopy.carry(from, into))));
    }

    private int with(String mongodb, Work work) throws UpkeepException, IOException {
        ConnectionString connection;
        try {
            connection = new ConnectionString(mongodb);
        } catch (IllegalArgumentException e) {
            // The message of the driver may repeat the text, and with it a password.
            throw new ParameterException(spec.commandLine(), "--mongodb is not a MongoDB connection string", e);
        }
        try (MongoClient client = MongoClients.create(connection)) {
            work.run(client.getDatabase(
                    Optional.ofNullable(connection.getDatabase()).orElse(ProcessorConfig.DATABASE)));
        }
        return CommandLine.ExitCode.OK;
    }

    private void tell(String format, Object value) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(format, value);
        out.flush();
    }
}

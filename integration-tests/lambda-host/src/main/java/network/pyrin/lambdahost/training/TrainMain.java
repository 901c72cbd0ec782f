package network.pyrin.lambdahost.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.gateway.Gateway;
import network.pyrin.lambdahost.runtime.FunctionSettings;

/** Trains one artefact: {@code TrainMain NAME TASK_FOLDER [KEY=VALUE...]}, the variables being those that make it record. */
public final class TrainMain {
    private static final int ROUNDS = 3;
    private static final int MEMORY_MEGABYTES = 2_048;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private TrainMain() {}

    /**
     * Sends the function's events a few times, then asks it to end and waits until it has. Exit codes: 0 done, 1 the
     * function failed at an event, 2 wrong arguments.
     *
     * @param args as in the class comment
     */
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("Usage: TrainMain NAME TASK_FOLDER [KEY=VALUE...]");
            System.exit(2);
        }
        try (SampleDatabase database = SampleDatabase.start()) {
            Map<String, String> environment = new HashMap<>(database.environment());
            for (String pair : List.of(args).subList(2, args.length)) {
                int equals = pair.indexOf('=');
                environment.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            System.exit(train(args[0], Path.of(args[1]), environment));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }

    private static int train(String name, Path task, Map<String, String> environment)
            throws IOException, InterruptedException {
        FunctionSettings.Limits limits = new FunctionSettings.Limits(
                MEMORY_MEGABYTES, LIMIT, LIMIT, FunctionSettings.Limits.USUAL.tmpMegabytes());
        FunctionSettings settings = new FunctionSettings(name, environment, limits, 1, 1_000, Optional.empty(), false);
        LambdaHost.Setup setup = new LambdaHost.Setup(
                Map.of(settings, task),
                List.of("$default " + name),
                List.of(),
                "",
                0,
                0,
                Gateway.TIMEOUT,
                false,
                Files.createTempDirectory("training"));
        List<SampleEvents.Sample> samples = SampleEvents.of(name);
        try (LambdaHost host = LambdaHost.start(setup, System.out::println);
                SampleClient client = new SampleClient()) {
            for (int i = 0; i < ROUNDS * samples.size(); i++) {
                SampleEvents.Sample sample = samples.get(i % samples.size());
                int status = client.send(host, name, sample);
                System.out.println("training " + name + ": " + status + " for " + sample);
                if (SampleClient.isFailure(status)) {
                    System.err.println("the function failed at " + sample);
                    return 1;
                }
            }
            host.function(name).terminate(LIMIT);
        }
        return 0;
    }
}

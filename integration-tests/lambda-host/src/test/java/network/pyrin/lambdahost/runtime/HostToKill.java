package network.pyrin.lambdahost.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import network.pyrin.lambdahost.tiny.Conditions;
import network.pyrin.lambdahost.tiny.TinyPackage;

/** A host as a process of its own, with one instance that is stopped. */
final class HostToKill {
    /** What it prints, with the instance's process id behind it. */
    static final String FROZEN = "frozen ";

    private HostToKill() {}

    static FunctionSettings settings() {
        FunctionSettings.Limits limits =
                new FunctionSettings.Limits(256, Duration.ofSeconds(20), Duration.ofSeconds(30), 16);
        return FunctionSettings.of("tiny", Map.of()).with(limits).scaled(1, 100);
    }

    /**
     * Runs until it is killed.
     *
     * @param args a folder of its own, and the isolation
     * @throws IOException if the package cannot be written
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Artefact artefact = Artefact.unpack(TinyPackage.write(folder), folder.resolve("task"));
        HostedFunction function = new HostedFunction(artefact, settings(), Isolation.valueOf(args[1]), line -> {});
        function.invoke(Invocation.of("\"hello\""));
        Conditions.await("it is frozen", () -> function.instances().stream()
                .anyMatch(each -> each.state().equals("frozen")));
        System.out.println(FROZEN + function.instances().getFirst().pid());
        new CountDownLatch(1).await();
    }
}

package network.pyrin.lambdahost.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/**
 * The managed Java runtime: its runtime interface client loads the handler from the package with a class loader of its
 * own.
 *
 * <p>The flags are those of the managed runtime: one collector thread, the first compiler only, a heap that leaves room
 * beside it. Source: the bootstrap of the public base image for Java.
 */
final class ManagedRuntime {
    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final List<String> JARS = List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core",
            "aws-lambda-java-serialization",
            "utils-lite");
    private static final int HEAP_PERCENT = 85;

    private ManagedRuntime() {}

    static List<String> command(FunctionSettings settings) {
        List<String> jars = Sandbox.onOwnClassPath(JARS);
        if (jars.size() < JARS.size()) {
            throw new BadArtefactException("the runtime interface client is not on the host's class path");
        }
        int heap = settings.limits().memoryMegabytes() * HEAP_PERCENT / 100;
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:-UsePerfData",
                // As the managed runtime for this Java does it: libraries reach native memory and natives freely.
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // What a function registers with the public interface of checkpoints, the runtime's own client calls.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                String.join(File.pathSeparator, jars),
                MAIN,
                FunctionSettings.HANDLER);
    }
}

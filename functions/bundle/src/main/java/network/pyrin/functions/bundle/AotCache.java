package network.pyrin.functions.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The AOT cache: what the JVM would find out at each start, found out once. Recorded while the artefact answers real
 * events, then assembled.
 *
 * <p>Source: JEP 483 and JEP 514 (ahead-of-time class loading and linking), JEP 515 (method profiles).
 */
final class AotCache {
    private static final String TRAINER = "network.pyrin.lambdahost.training.TrainMain";

    private AotCache() {}

    static void train(String name, Path stage, Path configuration, String trainer) throws IOException {
        Files.deleteIfExists(configuration);
        Programs.run(
                stage,
                List.of(
                        Programs.jdk("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        trainer,
                        TRAINER,
                        name,
                        stage.toString(),
                        "PYRIN_AOT_FLAGS=-XX:AOTMode=record -XX:AOTConfiguration=" + configuration));
        if (!Files.isRegularFile(configuration) || Files.size(configuration) == 0) {
            throw new BundleException("the training of " + name + " left nothing");
        }
        List<String> command = new ArrayList<>(List.of(
                stage.resolve("jre/bin/java").toString(),
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + configuration,
                "-XX:AOTCache=app.aot"));
        // The collector is the JVM's own choice here: only the parallel ones can write objects into a cache.
        command.addAll(List.of(Bootstrap.FLAGS.replace("-XX:+UseSerialGC ", "").split(" ")));
        command.addAll(List.of("-jar", "app.jar"));
        Programs.run(stage, command);
        if (!Files.isRegularFile(stage.resolve("app.aot"))) {
            throw new BundleException("no cache was made for " + name);
        }
        Files.delete(configuration);
    }
}

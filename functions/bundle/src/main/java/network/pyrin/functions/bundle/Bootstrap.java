package network.pyrin.functions.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The script that Lambda starts: becomes the Java runtime of the artefact. */
final class Bootstrap {
    /**
     * Flags of the JVM, the same when training and when running.
     *
     * <ul>
     *   <li>one thread collects: there is hardly more than one processor
     *   <li>the first compiler only: an instance lives for thousands of short calls, not for hours of computing
     *   <li>a cache mapped where it was made: relocating it would touch, and so own, every page of it
     *   <li>no performance counters: they are a file in {@code /tmp}
     *   <li>no profiles of the training: they make the compiler do at once what it would do over the first thousands of
     *       calls, before the first answer and on the one processor
     *   <li>reflection without method handles made to measure: making them costs more than thousands of calls save
     * </ul>
     */
    static final String FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xss512k"
            + " -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
            + " -XX:-AOTRecordTraining -XX:-AOTReplayTraining"
            + " -Djdk.reflect.useNativeAccessorOnly=true"
            + " -Dsun.misc.unsafe.memory.access=allow -Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    private static final String SCRIPT = """
            #!/bin/sh
            # Starts the function on the runtime beside it. A cache that does not fit is ignored by the JVM, which then
            # starts more slowly. PYRIN_AOT_FLAGS replaces the cache when it is trained; PYRIN_JVM_FLAGS adds flags.
            cd "${LAMBDA_TASK_ROOT:?is set by Lambda}" || exit 1
            heap=$((${AWS_LAMBDA_FUNCTION_MEMORY_SIZE:-512} / 2))
            exec jre/bin/java ${PYRIN_AOT_FLAGS:--XX:AOTCache=app.aot} -Xmx${heap}m \\
              %s \\
              ${PYRIN_JVM_FLAGS:-} -jar app.jar
            """;

    private Bootstrap() {}

    static void write(Path file) throws IOException {
        Files.writeString(file, SCRIPT.formatted(FLAGS));
        if (!file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}

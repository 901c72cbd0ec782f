package network.pyrin.functions.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the JDK's tools and what is trained, with a limit of time; their words are shown only if they fail. */
final class Programs {
    private static final int MINUTES_MAX = 10;
    private static final int WORDS_MAX = 3_000;

    private Programs() {}

    /** Runs to the end; returns what it printed. */
    static String run(Path folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        process.onExit().orTimeout(MINUTES_MAX, TimeUnit.MINUTES).whenComplete((_, late) -> {
            if (late != null) {
                process.destroyForcibly();
            }
        });
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                String end = words.substring(Math.max(0, words.length() - WORDS_MAX));
                throw new BundleException(command.getFirst() + " ended with " + code + ":\n" + end);
            }
            return words;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BundleException("interrupted");
        }
    }

    static String jdk(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }
}

package network.pyrin.image.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a program of the system to its end. */
final class Command {
    private Command() {}

    /**
     * How it ended.
     *
     * @param code exit code
     * @param said standard output and errors
     */
    record Result(int code, String said) {
        String lastLine() {
            return said.strip().lines().reduce((a, b) -> b).orElse("no output");
        }
    }

    static Result run(String... command) throws ServerException {
        return run(List.of(command), Map.of());
    }

    static Result run(List<String> command, Map<String, String> environment) throws ServerException {
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), said);
        } catch (IOException e) {
            throw new ServerException("cannot run " + command.getFirst() + ": is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** Runs it; anything but exit code 0 is an error with its last line. */
    static String must(String... command) throws ServerException {
        Result result = run(command);
        if (result.code() != 0) {
            throw new ServerException(String.join(" ", command) + " failed: " + result.lastLine());
        }
        return result.said();
    }
}

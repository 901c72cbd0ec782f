package network.pyrin.image.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program of the building machine to its end. */
final class Tool {
    private static final int SAID_MAX = 2_000;

    private Tool() {}

    /**
     * Runs it.
     *
     * @param command program and arguments
     * @return what it wrote to its standard output
     * @throws PackException with its last words if it fails or cannot be started
     */
    static String run(List<String> command) throws PackException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new PackException(command.getFirst() + " failed: "
                        + said.substring(Math.max(0, said.length() - SAID_MAX)).strip());
            }
            return said;
        } catch (IOException e) {
            throw new PackException("cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}

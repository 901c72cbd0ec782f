package network.pyrin.lambdahost.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How far an instance is kept apart from the machine: as far as this user may. */
public enum Isolation {
    /** A mount namespace of its own: the task folder read-only at {@code /var/task}, a small tmpfs as {@code /tmp}. */
    NAMESPACE("unshare", "--mount"),
    /** The same inside a user namespace, for who is not root. */
    USER_NAMESPACE("unshare", "--mount", "--map-root-user"),
    /** None: the task folder where it was unpacked, {@code /tmp} shared; the environment is still Lambda's. */
    NONE;

    private static final int PROBE_SECONDS = 5;
    private static final String SETUP = """
            set -e
            mount --make-rprivate /
            mount -t tmpfs -o mode=0755 tmpfs /var
            mkdir /var/task
            mount --bind "$1" /var/task
            mount -o remount,bind,ro /var/task
            mount -t tmpfs -o "size=${2}m,mode=1777" tmpfs /tmp
            cd /var/task
            shift 2
            exec "$@"
            """;

    private final List<String> command;

    Isolation(String... command) {
        this.command = List.of(command);
    }

    /**
     * The strongest that works here.
     *
     * @param folder a task folder; below {@code /var} or {@code /tmp} none can hide it
     * @return tried with real mounts
     */
    public static Isolation strongest(Path folder) {
        for (Isolation candidate : List.of(NAMESPACE, USER_NAMESPACE)) {
            if (works(candidate, folder)) {
                return candidate;
            }
        }
        return NONE;
    }

    /** Whether this user may, on this machine. */
    static boolean works(Isolation isolation, Path folder) {
        if (isolation == NONE) {
            return true;
        }
        if (folder.startsWith("/var")) {
            return false;
        }
        try {
            Process probe = new ProcessBuilder(isolation.wrap(folder, 1, List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Where the process sees its package.
     *
     * @param folder where it lies on the machine
     * @return an absolute path
     */
    Path taskRoot(Path folder) {
        return this == NONE ? folder : Path.of("/var/task");
    }

    /** The command that becomes {@code inner} inside; every step execs, so the process keeps its id. */
    List<String> wrap(Path folder, int tmpMegabytes, List<String> inner) {
        if (this == NONE) {
            return inner;
        }
        List<String> wrapped = new ArrayList<>(command);
        wrapped.addAll(List.of("sh", "-c", SETUP, "sandbox", folder.toString(), Integer.toString(tmpMegabytes)));
        wrapped.addAll(inner);
        return wrapped;
    }
}

package network.pyrin.standalone;

import java.util.Deque;

/** Stops parts in reverse order of starting; one that fails to stop does not keep the others from it. */
final class Parts {
    private static final System.Logger LOG = System.getLogger("standalone");

    private Parts() {}

    static void closeAll(Deque<AutoCloseable> started) {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "stopping " + part.getClass().getSimpleName() + " failed",
                        e);
            }
        }
    }
}

package network.pyrin.image.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits a moment between two looks at something outside this process, which can tell nobody that it has changed. */
final class Pause {
    private Pause() {}

    static void of(Duration time) throws ServerException {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new ServerException("interrupted; run the command again to finish what it began");
        }
    }
}

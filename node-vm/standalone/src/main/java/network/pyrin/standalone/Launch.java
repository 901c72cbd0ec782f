package network.pyrin.standalone;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the main method has taken hold of before the HTTP framework starts: handed to {@link StandaloneApplication}, which
 * the framework makes itself.
 *
 * @param config the flags
 * @param folder the locked data folder
 * @param backends database and events, running
 * @param httpPort free when it was looked for
 * @param chain the node with its history, which starts beside the framework
 */
record Launch(
        StandaloneConfig config,
        DataFolder folder,
        Backends backends,
        int httpPort,
        CompletableFuture<ChainSide> chain) {
    private static final AtomicReference<@Nullable Launch> CURRENT = new AtomicReference<>();

    /** Makes this the launch that the application finds. */
    void announce() {
        CURRENT.set(this);
    }

    /**
     * Waits for the node and its history.
     *
     * @return running, the caller's to close
     * @throws UsageException if it could not start
     */
    ChainSide awaitChain() {
        try {
            return chain.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UsageException usage) {
                throw usage;
            }
            throw new UsageException("The node cannot start: " + e.getCause(), e);
        }
    }

    /**
     * The launch of this process.
     *
     * @return empty where the framework was started without the main method: in tests of the web part
     */
    static Optional<Launch> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}

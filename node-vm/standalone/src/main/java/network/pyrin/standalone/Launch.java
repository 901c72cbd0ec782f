package network.pyrin.standalone;

import java.util.Optional;
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
 */
record Launch(StandaloneConfig config, DataFolder folder, Backends backends, int httpPort) {
    private static final AtomicReference<@Nullable Launch> CURRENT = new AtomicReference<>();

    /** Makes this the launch that the application finds. */
    void announce() {
        CURRENT.set(this);
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

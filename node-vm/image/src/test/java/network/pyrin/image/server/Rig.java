package network.pyrin.image.server;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server whose services are only noted down. */
final class Rig {
    /** A release whose services never become healthy. */
    static final String BROKEN = "3.0.0";

    private static final Patience SHORT = new Patience(Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(1));

    final Layout layout;
    final FakeServices services;
    final Server server;

    /** Versions that do not work; may be changed. */
    final Set<String> broken = new HashSet<>(Set.of(BROKEN));

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    Rig(Path root) throws Exception {
        this(root, InstantSource.system());
    }

    Rig(Path root, InstantSource clock) throws Exception {
        layout = new Layout(root);
        services = new FakeServices(layout, broken);
        server = new Server(
                layout, services, services, SHORT, clock, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    Rig installed(Path bundle) throws Exception {
        install(bundle);
        return this;
    }

    void install(Path bundle) throws Exception {
        install(bundle, Map.of("PYRIN_NETWORK", "devnet"));
    }

    void install(Path bundle, Map<String, String> keys) throws Exception {
        new Install(server)
                .run(new Install.Request(
                        bundle, Selection.all(Profile.STANDALONE), keys, Optional.empty(), Optional.empty()));
    }

    String current() throws Exception {
        return server.installed().version();
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}

package network.pyrin.infra.deploy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Who holds the lock, for the message to the next one. */
final class Holder {
    private Holder() {}

    static String describe() {
        return describe(InstantSource.system());
    }

    static String describe(InstantSource clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown host";
        }
        return System.getProperty("user.name", "somebody") + " on " + host + " since " + now;
    }
}

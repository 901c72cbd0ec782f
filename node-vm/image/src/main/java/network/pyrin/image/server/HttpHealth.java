package network.pyrin.image.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks a service over HTTP on this machine; of those that write the read model also how far it is. */
public final class HttpHealth implements Health {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int BODY_BYTES_MAX = 4 << 20;
    private static final String STATE = "processor_state";
    private static final String LAG = "processor_lag_blue_score";

    private final Layout layout;
    private final Map<String, String> variables;

    /**
     * Makes one.
     *
     * @param layout where the keys stand that name the ports; read at each look
     * @param variables environment of this process; keys there win, as they do for the programs
     */
    public HttpHealth(Layout layout, Map<String, String> variables) {
        this.layout = layout;
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Look look(Service service) {
        String url;
        try {
            Map<String, String> keys =
                    new HashMap<>(EnvironmentFile.read(layout.environment()).values());
            keys.putAll(variables);
            url = service.healthUrl(new EnvironmentFile(keys));
        } catch (IOException e) {
            return new Look(false, "cannot read " + layout.environment());
        }
        try {
            String body = body(url);
            return service.writesReadModel() ? readModel(body) : new Look(true, "answers");
        } catch (IOException | IllegalArgumentException e) {
            return new Look(false, "no answer at " + url);
        }
    }

    /** Every wait is bounded, that for the body too: a service that hangs in the middle of an answer is not healthy. */
    private static String body(String url) throws IOException {
        URLConnection connection = URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setUseCaches(false);
        // Answers other than success are exceptions here.
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(BODY_BYTES_MAX), StandardCharsets.UTF_8);
        }
    }

    private static Look readModel(String metrics) {
        int state = metric(metrics, STATE).orElse(0.0).intValue();
        long lag = metric(metrics, LAG).orElse(0.0).longValue();
        return switch (state) {
            case 0 -> new Look(false, "has not reached database and node yet");
            case 1 -> new Look(true, "catching up, %,d blue scores behind".formatted(lag));
            default -> new Look(true, "live, %,d blue scores behind".formatted(lag));
        };
    }

    private static Optional<Double> metric(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT))
                .filter(value -> value.matches("-?[0-9.]+(e-?[0-9]+)?"))
                .map(Double::valueOf)
                .findFirst();
    }
}

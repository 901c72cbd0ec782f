package network.pyrin.image.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks a service over HTTP on this machine; of those that write the read model also how far it is. */
public final class HttpHealth implements Health {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
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
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                return new Look(false, url + " answers " + response.statusCode());
            }
            return service.writesReadModel() ? readModel(response.body()) : new Look(true, "answers");
        } catch (IOException | IllegalArgumentException e) {
            return new Look(false, "no answer at " + url);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look(false, "interrupted");
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

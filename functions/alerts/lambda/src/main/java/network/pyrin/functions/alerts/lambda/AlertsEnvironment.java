package network.pyrin.functions.alerts.lambda;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start where the environment is not whole: events that are refused at the start come again, those that were
 * told to a wrong place do not. The queues' addresses are asked for by {@link AlertsProgram} itself.
 */
@ApplicationScoped
public class AlertsEnvironment {
    private static final System.Logger LOG = System.getLogger(AlertsEnvironment.class.getName());

    /**
     * Called at start.
     *
     * @param event not used
     * @param network which chain
     * @param uri connection string
     * @param secret name or ARN of the secret that holds it instead
     */
    void check(
            @Observes StartupEvent event,
            @ConfigProperty(name = "pyrin.network") Optional<String> network,
            @ConfigProperty(name = "pyrin.mongodb.uri") Optional<String> uri,
            @ConfigProperty(name = "mongodb.uri.secret") Optional<String> secret) {
        List<String> problems = problems(network, uri.or(() -> secret));
        if (!problems.isEmpty()) {
            String sentences = String.join(" ", problems);
            LOG.log(System.Logger.Level.ERROR, sentences);
            throw new IllegalStateException(sentences);
        }
    }

    /** A sentence for each thing that is missing or wrong. */
    static List<String> problems(Optional<String> network, Optional<String> database) {
        List<String> problems = new ArrayList<>();
        if (network.isEmpty()) {
            problems.add("The environment variable PYRIN_NETWORK is not set: name the network, mainnet say.");
        } else {
            try {
                NetworkId.parse(network.get());
            } catch (IllegalArgumentException e) {
                problems.add("The environment variable PYRIN_NETWORK is wrong: " + e.getMessage() + ".");
            }
        }
        if (database.isEmpty()) {
            problems.add("Neither MONGODB_URI_SECRET nor PYRIN_MONGODB_URI is set in the environment.");
        }
        return problems;
    }
}

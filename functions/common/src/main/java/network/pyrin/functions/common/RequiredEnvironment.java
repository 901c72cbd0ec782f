package network.pyrin.functions.common;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import network.pyrin.chain.NetworkId;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start a function whose environment is not whole, with a sentence that names what is missing or wrong.
 *
 * <p>What is needed says the packaging: {@code pyrin.needs=network,mongodb,node}. A process that brings these things itself
 * later needs nothing.
 */
@ApplicationScoped
public class RequiredEnvironment {
    private static final System.Logger LOG = System.getLogger(RequiredEnvironment.class.getName());

    /** What can be needed: any one of the properties will do. */
    enum Need {
        NETWORK(
                List.of("pyrin.network"),
                "The environment variable PYRIN_NETWORK is not set: name the network, mainnet say."),
        MONGODB(
                List.of("pyrin.mongodb.uri", "mongodb.uri.secret"),
                "Neither MONGODB_URI_SECRET (name or ARN of the secret that holds the database's URI) nor PYRIN_MONGODB_URI"
                        + " (the URI itself) is set in the environment."),
        NODE(
                List.of("pyrin.node"),
                "The environment variable PYRIN_NODE is not set: give the node's gRPC as HOST:PORT.");

        private final List<String> properties;
        private final String sentence;

        Need(List<String> properties, String sentence) {
            this.properties = properties;
            this.sentence = sentence;
        }

        /** What is wrong with this in a configuration; empty if nothing is. */
        Optional<String> problem(Config config) {
            return properties.stream()
                    .flatMap(property -> config.getOptionalValue(property, String.class).stream())
                    .findFirst()
                    .map(this::problem)
                    .orElse(Optional.of(sentence));
        }

        private Optional<String> problem(String value) {
            if (this != NETWORK) {
                return Optional.empty();
            }
            try {
                NetworkId.parse(value);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of("The environment variable PYRIN_NETWORK is wrong: " + e.getMessage() + ".");
            }
        }
    }

    /**
     * Called at start.
     *
     * @param event not used
     * @param config the environment
     * @param needs what is needed
     */
    void check(
            @Observes StartupEvent event,
            Config config,
            @ConfigProperty(name = "pyrin.needs") Optional<List<Need>> needs) {
        List<String> problems = needs.orElse(List.of()).stream()
                .map(need -> need.problem(config))
                .flatMap(Optional::stream)
                .toList();
        if (!problems.isEmpty()) {
            String sentence = String.join(" ", problems);
            LOG.log(System.Logger.Level.ERROR, sentence);
            throw new IllegalStateException(sentence);
        }
    }
}

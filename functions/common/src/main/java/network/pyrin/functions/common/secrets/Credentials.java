package network.pyrin.functions.common.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param accessKey public half
 * @param secretKey secret half
 * @param token of a temporary session; empty for lasting keys
 */
record Credentials(String accessKey, String secretKey, Optional<String> token) {
    /**
     * The function's own credentials. A function restored from a snapshot has none in its environment: keys in a snapshot
     * would be old ones; its runtime serves them on loopback.
     *
     * @param environment the process's
     * @return fresh credentials
     * @throws SecretException if there are none
     */
    static Credentials of(Environment environment) {
        Optional<String> endpoint = environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (endpoint.isPresent()) {
            String token = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN").orElse("");
            JsonNode answer = Http.json(
                    Http.send("GET", URI.create(endpoint.get()), Map.of("Authorization", token), new byte[0]));
            return new Credentials(
                    Http.text(answer, "AccessKeyId"),
                    Http.text(answer, "SecretAccessKey"),
                    Optional.of(Http.text(answer, "Token")));
        }
        return new Credentials(
                required(environment, "AWS_ACCESS_KEY_ID"),
                required(environment, "AWS_SECRET_ACCESS_KEY"),
                environment.get("AWS_SESSION_TOKEN"));
    }

    private static String required(Environment environment, String name) {
        return environment
                .get(name)
                .orElseThrow(() -> new SecretException("The environment variable " + name
                        + " is not set, so the secret with the database's address cannot be read."));
    }

    /** Never shows the keys. */
    @Override
    public String toString() {
        return "Credentials[" + accessKey + "]";
    }
}

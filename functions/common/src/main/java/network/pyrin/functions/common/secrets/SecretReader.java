package network.pyrin.functions.common.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Reads secrets of AWS Secrets Manager as the function that runs.
 *
 * <p>{@code AWS_ENDPOINT_URL} moves the calls to an emulator. Each read is one or two HTTPS calls of at most 3 s each.
 */
public final class SecretReader {
    private static final String SERVICE = "secretsmanager";

    private final Environment environment;
    private final InstantSource clock;

    /**
     * Makes a reader; nothing is read yet.
     *
     * @param environment where region, credentials and endpoint are told
     * @param clock for the signature
     */
    public SecretReader(Environment environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * The current text of a secret.
     *
     * @param id name or ARN
     * @return its text, without white space around it
     * @throws SecretException if it cannot be read
     */
    public String read(String id) {
        String region = region(id);
        URI endpoint = environment
                .get("AWS_ENDPOINT_URL_SECRETS_MANAGER")
                .or(() -> environment.get("AWS_ENDPOINT_URL"))
                .map(URI::create)
                .orElseGet(() -> URI.create("https://" + SERVICE + "." + region + ".amazonaws.com"
                        + (region.startsWith("cn-") ? ".cn" : "") + "/"));
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("SecretId", id)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new Signature(Credentials.of(environment), region, SERVICE)
                .headers(
                        "POST",
                        endpoint,
                        Map.of(
                                "Content-Type",
                                "application/x-amz-json-1.1",
                                "X-Amz-Target",
                                SERVICE + ".GetSecretValue"),
                        body,
                        clock.instant());
        return Http.text(Http.json(Http.send("POST", endpoint, headers, body)), "SecretString")
                .strip();
    }

    private String region(String id) {
        String[] parts = id.split(":", 7);
        Optional<String> told = parts.length == 7 && parts[0].equals("arn") ? Optional.of(parts[3]) : Optional.empty();
        return told.or(() -> environment.get("AWS_REGION"))
                .orElseThrow(() -> new SecretException("The environment variable AWS_REGION is not set."));
    }
}

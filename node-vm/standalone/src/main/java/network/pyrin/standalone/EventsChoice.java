package network.pyrin.standalone;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What carries events from the processor to the stream. */
sealed interface EventsChoice {
    /** Name of the environment variable that says where an emulator of AWS listens. */
    String ENDPOINT = "AWS_ENDPOINT_URL";

    /** A Redis in the data folder: the default. */
    record EmbeddedRedis() implements EventsChoice {}

    /**
     * A Redis that runs elsewhere.
     *
     * @param uri its address
     */
    record ExternalRedis(String uri) implements EventsChoice {}

    /**
     * SNS and SQS of an emulator; never of an account.
     *
     * @param emulator where it listens; empty to start one
     */
    record Sns(Optional<URI> emulator) implements EventsChoice {}

    /** How hosts of the real service end. */
    List<String> REAL_HOSTS = List.of("amazonaws.com", "amazonaws.com.cn", "api.aws", "amazonwebservices.com.cn");

    /**
     * SNS over the endpoint of the environment, or over an emulator of our own.
     *
     * @param endpoint what {@link #ENDPOINT} says
     * @return the choice
     * @throws UsageException with a sentence if it is no address, or the real service's
     */
    static Sns sns(Optional<String> endpoint) {
        return new Sns(endpoint.filter(text -> !text.isBlank()).map(EventsChoice::emulator));
    }

    private static URI emulator(String text) {
        Optional<URI> uri = parse(text);
        if (uri.isEmpty()) {
            throw new UsageException(ENDPOINT + " " + text
                    + ": this is not an address of the form http://host:port. Unset it to have an "
                    + "emulator started.");
        }
        String host = uri.get().getHost().toLowerCase(Locale.ROOT);
        if (REAL_HOSTS.stream().anyMatch(real -> host.equals(real) || host.endsWith("." + real))) {
            throw new UsageException(
                    ENDPOINT + " " + text + " is the real service, and ./pyrin up never uses an account. "
                            + "Name an emulator, or unset it to have one started.");
        }
        return uri.get();
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

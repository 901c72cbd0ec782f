package network.pyrin.standalone;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import network.pyrin.embedded.EmbeddedAws;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.AwsAccess;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** The topic of {@code ./pyrin up --events sns}, on an emulator that runs already or is started here. */
final class EmulatedTopic implements AutoCloseable {
    private final Optional<EmbeddedAws> started;
    private final URI endpoint;
    private final EventsAddress.Sns topic;

    private EmulatedTopic(Optional<EmbeddedAws> started, URI endpoint, EventsAddress.Sns topic) {
        this.started = started;
        this.endpoint = endpoint;
        this.topic = topic;
    }

    /**
     * Makes the topic, and what it needs.
     *
     * @param emulator one that runs; empty starts one
     * @param network whose events: part of the topic's name
     * @return ready
     * @throws IOException with a sentence if an emulator cannot be started
     * @throws UsageException if the emulator does not make a topic
     */
    static EmulatedTopic open(Optional<URI> emulator, String network) throws IOException {
        Optional<EmbeddedAws> started = emulator.isPresent() ? Optional.empty() : Optional.of(EmbeddedAws.start());
        URI endpoint = emulator.or(() -> started.map(EmbeddedAws::endpoint)).orElseThrow();
        boolean whole = false;
        try (SnsClient sns = new AwsAccess(EmbeddedAws.REGION, Optional.of(endpoint)).sns()) {
            String arn = sns.createTopic(request -> request.name(network + "-chain-events"))
                    .topicArn();
            whole = true;
            return new EmulatedTopic(started, endpoint, new EventsAddress.Sns(arn));
        } catch (SdkException e) {
            throw new UsageException(
                    "The AWS emulator at " + endpoint + " does not make a topic: " + e.getMessage() + ".", e);
        } finally {
            if (!whole) {
                started.ifPresent(EmbeddedAws::close);
            }
        }
    }

    /**
     * Where the emulator listens.
     *
     * @return for SNS and SQS alike
     */
    URI endpoint() {
        return endpoint;
    }

    /**
     * The topic.
     *
     * @return its address for processor and stream
     */
    EventsAddress.Sns address() {
        return topic;
    }

    /** Stops the emulator if it was started here; one that runs elsewhere keeps the topic. */
    @Override
    public void close() {
        started.ifPresent(EmbeddedAws::close);
    }
}

package network.pyrin.functions.alerts.lambda;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import network.pyrin.embedded.EmbeddedAws;
import network.pyrin.embedded.EmbeddedMongo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Gives the function under test a database and the two queues. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedMongo mongo = EmbeddedMongo.inMemory();
            started.push(mongo::close);
            EmbeddedAws aws = EmbeddedAws.start();
            started.push(aws);
            // What the AWS client finds in a function's environment.
            System.setProperty("aws.endpointUrl", aws.endpoint().toString());
            System.setProperty("aws.region", EmbeddedAws.REGION);
            System.setProperty("aws.accessKeyId", EmbeddedAws.CREDENTIAL);
            System.setProperty("aws.secretAccessKey", EmbeddedAws.CREDENTIAL);
            return Map.of(
                    "pyrin.mongodb.uri",
                    mongo.uri(),
                    "pyrin.network",
                    "simnet",
                    "pyrin.alerts.deliveries-queue-url",
                    queue("deliveries"),
                    "pyrin.alerts.dead-letters-queue-url",
                    queue("dead-letters"),
                    "pyrin.alerts.allow-local-targets",
                    "true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String queue(String name) {
        try (SqsClient sqs = client()) {
            return sqs.createQueue(request -> request.queueName(name)).queueUrl();
        }
    }

    static SqsClient client() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void stop() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

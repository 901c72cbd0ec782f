package network.pyrin.cloud;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import network.pyrin.embedded.EmbeddedAws;
import network.pyrin.embedded.EmbeddedMongo;
import network.pyrin.events.EventsAddress;
import network.pyrin.eventsaws.AwsAccess;
import network.pyrin.eventsaws.SnsEventPublisher;
import network.pyrin.lambdahost.LambdaHost;
import network.pyrin.lambdahost.gateway.Gateway;
import network.pyrin.lambdahost.runtime.FunctionSettings;
import network.pyrin.lambdahost.runtime.Invocation;
import network.pyrin.lambdahost.runtime.Outcome;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The packaged function of alerts as it is deployed: hosted, with its two queues, a topic, a database and a schedule. */
final class PackagedAlerts implements AutoCloseable {
    static final String NAME = "alerts";

    static final Path PACKAGE =
            Path.of(System.getProperty("pyrin.root", "")).resolve("functions/alerts/lambda/target/function.zip");
    static final FunctionSettings.Limits LIMITS =
            new FunctionSettings.Limits(512, Duration.ofSeconds(60), Duration.ofMinutes(2), 64);

    /** What is not deleted comes again after so long; 360 s where it is deployed. */
    private static final String VISIBILITY_SECONDS = "10";

    private final EmbeddedAws aws;
    private final EmbeddedMongo mongo;
    private final MongoClient client;
    private final SnsClient sns;
    private final SqsClient sqs;
    private final LambdaHost host;
    private final EventsAddress.Sns topic;
    private final String deadLetters;

    PackagedAlerts(Path work, Consumer<String> log) throws IOException {
        this.aws = EmbeddedAws.start();
        this.mongo = EmbeddedMongo.inMemory();
        this.client = MongoClients.create(mongo.uri());
        AwsAccess access = new AwsAccess(EmbeddedAws.REGION, Optional.of(aws.endpoint()));
        this.sns = access.sns();
        this.sqs = access.sqs();
        this.topic = new EventsAddress.Sns(
                sns.createTopic(request -> request.name("events")).topicArn());
        this.deadLetters = queue("dead-letters");
        String deliveries = queue("deliveries");
        FunctionSettings settings =
                FunctionSettings.of(NAME, environment(deliveries)).with(LIMITS).scaled(2, 100);
        this.host = LambdaHost.start(
                new LambdaHost.Setup(
                        Map.of(settings, PACKAGE),
                        List.of(),
                        List.of(new LambdaHost.Queue(NAME, aws.endpoint(), deliveries)),
                        "",
                        0,
                        0,
                        Gateway.TIMEOUT,
                        true,
                        work),
                log);
    }

    private String queue(String name) {
        return sqs.createQueue(request -> request.queueName(name)
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS)))
                .queueUrl();
    }

    private Map<String, String> environment(String deliveries) {
        return Map.of(
                "PYRIN_MONGODB_URI",
                mongo.uri(),
                "PYRIN_NETWORK",
                "simnet",
                "PYRIN_ALERTS_DELIVERIES_QUEUE_URL",
                deliveries,
                "PYRIN_ALERTS_DEAD_LETTERS_QUEUE_URL",
                deadLetters,
                "PYRIN_ALERTS_ALLOW_LOCAL_TARGETS",
                "true",
                "AWS_ENDPOINT_URL",
                aws.endpoint().toString());
    }

    MongoDatabase database() {
        return client.getDatabase("pyrin");
    }

    LambdaHost host() {
        return host;
    }

    /** Where the function is a subscriber of topics. */
    String subscriber() {
        return "http://127.0.0.1:" + host.eventsPort() + "/sns/" + NAME;
    }

    /** From now on the topic posts what alerts want to know of it there. */
    void subscribe(String endpoint) {
        sns.subscribe(request -> request.topicArn(topic.topicArn())
                .protocol("http")
                .endpoint(endpoint)
                .attributes(ExactReceiver.FILTER));
    }

    SnsEventPublisher publisher() {
        return new SnsEventPublisher(sns, topic, event -> {}, new SplittableRandom(6));
    }

    /** The schedule strikes; where the function is deployed, every minute. */
    Outcome sweep() {
        return invoke("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}");
    }

    Outcome invoke(String event) {
        try {
            return host.function(NAME).invoke(Invocation.of(event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its processes end, wherever they are just now; the next call starts others. */
    void cutShort() {
        try {
            host.function(NAME).terminate(Duration.ofMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was given up, as far as one look finds. */
    List<String> deadLetters() {
        return sqs
                .receiveMessage(request ->
                        request.queueUrl(deadLetters).maxNumberOfMessages(10).visibilityTimeout(600))
                .messages()
                .stream()
                .map(message -> message.body())
                .toList();
    }

    @Override
    public void close() {
        host.close();
        sqs.close();
        sns.close();
        client.close();
        mongo.close();
        aws.close();
    }
}

package network.pyrin.eventsaws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How to reach SNS and SQS.
 *
 * @param region for example {@code eu-central-1}
 * @param emulator where an emulator listens; empty for what the SDK's default chain says: the real service, or the
 *     environment's {@code AWS_ENDPOINT_URL}. An emulator is given made-up credentials, never those of the environment
 */
public record AwsAccess(String region, Optional<URI> emulator) {
    /** What an emulator is told as key and secret. */
    public static final String MADE_UP = "test";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PUBLISH_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration PUBLISH = Duration.ofSeconds(10);

    /** A long poll waits 20 seconds by itself. */
    private static final Duration POLL_ATTEMPT = Duration.ofSeconds(27);

    private static final Duration POLL = Duration.ofSeconds(40);

    /**
     * A client of the topic. A call of it ends after ten seconds at the latest.
     *
     * @return the caller's to close
     */
    public SnsClient sns() {
        return configure(SnsClient.builder(), PUBLISH_ATTEMPT, PUBLISH).build();
    }

    /**
     * A client of queues. A call of it ends after forty seconds at the latest.
     *
     * @return the caller's to close
     */
    public SqsClient sqs() {
        return configure(SqsClient.builder(), POLL_ATTEMPT, POLL).build();
    }

    private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> B configure(
            B builder, Duration attempt, Duration call) {
        SdkHttpClient.Builder<?> http =
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(attempt);
        builder.httpClientBuilder(http)
                .region(Region.of(region))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(call)
                        .build());
        emulator.ifPresent(endpoint -> builder.endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(MADE_UP, MADE_UP))));
        return builder;
    }
}

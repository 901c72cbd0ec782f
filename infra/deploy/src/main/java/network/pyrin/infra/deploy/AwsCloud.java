package network.pyrin.infra.deploy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The provider by its SDK, with whatever credentials the SDK finds. Clients are made when they are first needed. */
final class AwsCloud implements Cloud {
    private static final String EDGE_REGION = "us-east-1";
    private static final String EDGE_LIST = "com.amazonaws.global.cloudfront.origin-facing";
    private static final String BOOTSTRAP = "/cdk-bootstrap/hnb659fds/version";
    private static final String SET_TAG = "pyrin:set";
    private static final String HASH = "sha256";
    private static final int WORDS_MAX = 300;

    private final Region region;
    private final @Nullable URI endpoint;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final SignedCalls calls;
    private final List<AutoCloseable> opened = new ArrayList<>();

    /**
     * The provider in one region.
     *
     * @param region where the site is
     * @param endpoint another address for all services, for tests; null: the provider's own
     */
    AwsCloud(String region, @Nullable URI endpoint) {
        this.region = Region.of(region);
        this.endpoint = endpoint;
        this.calls = new SignedCalls(http, endpoint);
    }

    @Override
    public Identity identity() throws DeployException {
        GetCallerIdentityResponse answer = ask(
                "the credentials are refused or there are none",
                "log in (aws sso login, or set AWS_PROFILE) and try again",
                () -> client(StsClient.builder(), region).getCallerIdentity());
        return new Identity(answer.account(), answer.arn());
    }

    @Override
    public Optional<Integer> bootstrapVersion(String where) throws DeployException {
        return ask(
                "the bootstrap of " + where + " cannot be asked for", "the credentials need ssm:GetParameter", () -> {
                    try {
                        return Optional.of(Integer.parseInt(client(SsmClient.builder(), Region.of(where))
                                .getParameter(get -> get.name(BOOTSTRAP))
                                .parameter()
                                .value()));
                    } catch (ParameterNotFoundException e) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public Optional<Double> quota(String service, String quota) {
        try {
            return calls.quota(region.id(), service, quota);
        } catch (DeployException e) {
            // An account that may not ask, or a quota never touched: then the provider will tell when it matters.
            return Optional.empty();
        }
    }

    @Override
    public String edgePrefixList() throws DeployException {
        return calls.prefixList(region.id(), EDGE_LIST);
    }

    @Override
    public void lock(String name, String holder) throws DeployException {
        SsmClient ssm = client(SsmClient.builder(), region);
        String other = ask("the lock " + name + " cannot be taken", "the credentials need ssm:PutParameter", () -> {
            try {
                ssm.putParameter(put ->
                        put.name(name).value(holder).type(ParameterType.STRING).overwrite(false));
                return "";
            } catch (ParameterAlreadyExistsException e) {
                return ssm.getParameter(get -> get.name(name)).parameter().value();
            }
        });
        if (!other.isEmpty()) {
            throw new DeployException(
                    "another deployment is under way: " + other,
                    "wait for it; if it is dead (its machine is gone), ./pyrin deploy unlock, then try again");
        }
    }

    @Override
    public void unlock(String name) throws DeployException {
        ask("the lock " + name + " cannot be given back", "./pyrin deploy unlock", () -> {
            try {
                client(SsmClient.builder(), region).deleteParameter(delete -> delete.name(name));
            } catch (ParameterNotFoundException e) {
                // Gone already, which is what was asked for.
            }
            return "";
        });
    }

    @Override
    public boolean putOnce(String bucket, String key, Path file, String sha256) throws DeployException {
        S3Client s3 = client(S3Client.builder().forcePathStyle(endpoint != null), region);
        return ask(
                "the bucket does not take " + key, "see whether the data stack is whole: ./pyrin deploy again", () -> {
                    try {
                        HeadObjectResponse there =
                                s3.headObject(head -> head.bucket(bucket).key(key));
                        if (sha256.equals(there.metadata().get(HASH))) {
                            return false;
                        }
                    } catch (NoSuchKeyException e) {
                        // Not there yet.
                    }
                    s3.putObject(
                            put -> put.bucket(bucket).key(key).metadata(Map.of(HASH, sha256)),
                            RequestBody.fromFile(file));
                    return true;
                });
    }

    @Override
    public void putPage(String bucket, String key, Path file, ObjectHeaders headers) throws DeployException {
        S3Client s3 = client(S3Client.builder().forcePathStyle(endpoint != null), Region.of(EDGE_REGION));
        ask(
                "the pages' bucket does not take " + key,
                "see whether the edge stack is whole: ./pyrin deploy again",
                () -> {
                    PutObjectRequest.Builder put = PutObjectRequest.builder()
                            .bucket(bucket)
                            .key(key)
                            .contentType(headers.contentType())
                            .cacheControl(headers.cacheControl());
                    headers.contentEncoding().ifPresent(put::contentEncoding);
                    return s3.putObject(put.build(), RequestBody.fromFile(file));
                });
    }

    @Override
    public void invalidate(String distribution, String reference) throws DeployException {
        calls.invalidate(distribution, reference);
    }

    @Override
    public boolean secretIsSet(String secret) throws DeployException {
        return ask(
                "the secret cannot be looked at", "the credentials need secretsmanager:DescribeSecret", () -> client(
                                SecretsManagerClient.builder(), region)
                        .describeSecret(describe -> describe.secretId(secret))
                        .tags()
                        .stream()
                        .anyMatch(tag -> tag.key().equals(SET_TAG)));
    }

    @Override
    public void setSecret(String secret, String value) throws DeployException {
        SecretsManagerClient secrets = client(SecretsManagerClient.builder(), region);
        ask(
                "the secret does not take its value",
                "the credentials need secretsmanager:PutSecretValue and TagResource",
                () -> {
                    secrets.putSecretValue(put -> put.secretId(secret).secretString(value));
                    return secrets.tagResource(tag -> tag.secretId(secret)
                            .tags(Tag.builder().key(SET_TAG).value("yes").build()));
                });
    }

    @Override
    public void unprotect(String stack, String where) throws DeployException {
        calls.unprotect(where, stack);
    }

    @Override
    public void close() {
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        http.close();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder, Region where) {
        B configured = builder.region(where).httpClient(http);
        C client = (endpoint == null ? configured : configured.endpointOverride(endpoint)).build();
        opened.add(client);
        return client;
    }

    private static <T> T ask(String what, String wayOut, Supplier<T> call) throws DeployException {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            String said = e.awsErrorDetails() == null
                    ? "status " + e.statusCode()
                    : e.awsErrorDetails().errorMessage();
            throw new DeployException(what + ": " + said, wayOut);
        } catch (SdkException e) {
            throw new DeployException(what + ": " + inShort(String.valueOf(e.getMessage())), wayOut);
        }
    }

    /** The library lists every place where it looked for credentials, in some thousand letters. */
    static String inShort(String message) {
        String words = message.replaceFirst(" AwsCredentialsProviderChain\\((?s:.*)", "")
                .lines()
                .findFirst()
                .orElse("");
        return words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) + "…" : words;
    }
}

package network.pyrin.infra.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import network.pyrin.embedded.EmbeddedAws;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What stacks would have made in an account, made by hand on the emulator. */
final class EmulatedAccount {
    private static final Region REGION = Region.of(EmbeddedAws.REGION);

    private final URI endpoint;
    private final SsmClient ssm;
    private final S3Client s3;
    private final SecretsManagerClient secrets;

    EmulatedAccount(URI endpoint) {
        this.endpoint = endpoint;
        this.ssm = SsmClient.builder()
                .region(REGION)
                .endpointOverride(endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        this.s3 = S3Client.builder()
                .region(REGION)
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        this.secrets = SecretsManagerClient.builder()
                .region(REGION)
                .endpointOverride(endpoint)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Forgets everything that tests before made. */
    void empty() throws IOException, InterruptedException {
        String answer = post("/moto-api/reset", "");
        if (!answer.contains("ok")) {
            throw new IllegalStateException(answer);
        }
    }

    void bootstrap() {
        ssm.putParameter(put -> put.name("/cdk-bootstrap/hnb659fds/version")
                .value("30")
                .type(ParameterType.STRING)
                .overwrite(true));
    }

    void bucket(String name) {
        s3.createBucket(create -> create.bucket(name));
    }

    List<String> keys(String bucket) {
        return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    HeadObjectResponse head(String bucket, String key) {
        return s3.headObject(head -> head.bucket(bucket).key(key));
    }

    String secret() {
        return secrets.createSecret(create -> create.name("pyrin/mongodb-uri").secretString("random"))
                .arn();
    }

    String secretValue(String arn) {
        return secrets.getSecretValue(get -> get.secretId(arn)).secretString();
    }

    /** The emulator looks at the signature's scope only to know the service. */
    String distribution() throws IOException, InterruptedException {
        String answer = post("/2020-05-31/distribution", """
                <DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><CallerReference>test</CallerReference>
                <Comment>test</Comment><Enabled>true</Enabled><Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id>
                <DomainName>b.s3.amazonaws.com</DomainName><S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig>
                </Origin></Items></Origins><DefaultCacheBehavior><TargetOriginId>o</TargetOriginId>
                <ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy></DefaultCacheBehavior></DistributionConfig>
                """);
        Matcher id = Pattern.compile("<Id>([A-Z0-9]{8,})</Id>").matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException(answer);
        }
        return id.group(1);
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(endpoint.resolve(path))
                                    .header(
                                            "Authorization",
                                            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/cloudfront/aws4_request,"
                                                    + " SignedHeaders=host, Signature=0")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}

package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Single calls to services of which nothing else is needed, signed by the SDK's signer: a client library each would be tens of megabytes.
 *
 * <p>Source: the services' public API references (EC2 {@code DescribeManagedPrefixLists}, Service Quotas {@code GetServiceQuota}, CloudFront
 * {@code CreateInvalidation}, CloudFormation {@code UpdateTerminationProtection}).
 */
final class SignedCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PREFIX_LIST = Pattern.compile("<prefixListId>(pl-[0-9a-f]+)</prefixListId>");
    private static final Pattern MESSAGE =
            Pattern.compile("<Message>([^<]*)</Message>|\"[Mm]essage\" *: *\"([^\"]*)\"");
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final SdkHttpClient http;
    private final @Nullable URI endpoint;

    SignedCalls(SdkHttpClient http, @Nullable URI endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    /** An answer. */
    private record Answer(int status, String body) {}

    String prefixList(String region, String name) throws DeployException {
        Answer answer = form(
                "ec2",
                region,
                Map.of(
                        "Action", "DescribeManagedPrefixLists",
                        "Version", "2016-11-15",
                        "Filter.1.Name", "prefix-list-name",
                        "Filter.1.Value.1", name));
        Matcher found = PREFIX_LIST.matcher(answer.body());
        if (answer.status() != 200) {
            throw refused(
                    "the content network's address list cannot be looked up", answer, "ec2:DescribeManagedPrefixLists");
        }
        // Some doubles of the service do not filter, so look at each list's own name.
        for (String item : answer.body().split("<item>")) {
            if (item.contains("<prefixListName>" + name + "</prefixListName>")) {
                Matcher id = PREFIX_LIST.matcher(item);
                if (id.find()) {
                    return id.group(1);
                }
            }
        }
        throw new DeployException(
                "region " + region + " has no list " + name + (found.find() ? " among its lists" : ""),
                "choose a region that has it");
    }

    Optional<Double> quota(String region, String service, String quota) throws DeployException {
        String body = JSON.createObjectNode()
                .put("ServiceCode", service)
                .put("QuotaCode", quota)
                .toString();
        Answer answer = call(
                "servicequotas",
                region,
                address("servicequotas", region, "/"),
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amz-Target",
                        "ServiceQuotasV20190624.GetServiceQuota"),
                body);
        try {
            JsonNode value = JSON.readTree(answer.body()).path("Quota").path("Value");
            return answer.status() == 200 && value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void invalidate(String distribution, String reference) throws DeployException {
        String body = "<InvalidationBatch xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><CallerReference>"
                + reference
                + "</CallerReference><Paths><Items><Path>/*</Path></Items><Quantity>1</Quantity></Paths></InvalidationBatch>";
        URI base = endpoint == null ? URI.create("https://cloudfront.amazonaws.com") : endpoint;
        Answer answer = call(
                "cloudfront",
                "us-east-1",
                base.resolve("/2020-05-31/distribution/" + distribution + "/invalidation"),
                Map.of("Content-Type", "application/xml"),
                body);
        if (answer.status() / 100 != 2) {
            throw refused("cached pages cannot be dropped", answer, "cloudfront:CreateInvalidation");
        }
    }

    void unprotect(String region, String stack) throws DeployException {
        Answer answer = form(
                "cloudformation",
                region,
                Map.of(
                        "Action", "UpdateTerminationProtection",
                        "Version", "2010-05-15",
                        "EnableTerminationProtection", "false",
                        "StackName", stack));
        if (answer.status() / 100 != 2 && !answer.body().contains("does not exist")) {
            throw refused(
                    "the protection of " + stack + " cannot be taken off",
                    answer,
                    "cloudformation:UpdateTerminationProtection");
        }
    }

    private static DeployException refused(String what, Answer answer, String right) {
        Matcher message = MESSAGE.matcher(answer.body());
        String said = message.find()
                ? (message.group(1) == null ? message.group(2) : message.group(1))
                : "status " + answer.status();
        return new DeployException(what + ": " + said, "the credentials need " + right);
    }

    private Answer form(String service, String region, Map<String, String> fields) throws DeployException {
        String body = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return call(service, region, address(service, region, "/"), Map.of("Content-Type", FORM), body);
    }

    private URI address(String service, String region, String path) {
        return endpoint == null
                ? URI.create("https://" + service + "." + region + ".amazonaws.com" + path)
                : endpoint.resolve(path);
    }

    private Answer call(String service, String region, URI uri, Map<String, String> headers, String body)
            throws DeployException {
        SdkHttpFullRequest.Builder request =
                SdkHttpFullRequest.builder().method(SdkHttpMethod.POST).uri(uri);
        headers.forEach(request::putHeader);
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
        try (DefaultCredentialsProvider provider =
                DefaultCredentialsProvider.builder().build()) {
            AwsCredentialsIdentity identity = provider.resolveCredentials();
            SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> sign.identity(identity)
                    .request(request.build())
                    .payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(payload)
                            .build())
                    .call();
            String text = response.responseBody().isEmpty()
                    ? ""
                    : new String(response.responseBody().get().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(response.httpResponse().statusCode(), text);
        } catch (IOException e) {
            throw new DeployException(
                    service + " does not answer: " + e.getMessage(), "see whether this machine reaches the provider");
        } catch (SdkException e) {
            throw new DeployException(service + " cannot be asked: " + e.getMessage(), "log in and try again");
        }
    }
}

package network.pyrin.infra.stacks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.functions.routes.RouteTable;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CfnResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The content network: the pages' bucket, one distribution for pages, API ({@code /api/*}) and streams, and with a domain a second one
 * that has the API at its root. The only stack with a region: firewall and certificate of a distribution live in this one.
 *
 * <p>What it must know of other regions (host names of API and stream) are parameters, so that no account and no region is named here.
 */
final class EdgeStack extends SiteStack {
    /** The one region for firewalls and certificates of the content network. */
    static final String REGION = "us-east-1";

    private static final int LOG_DAYS = 30;

    private final EdgeOrigins origins;
    private final EdgeBehaviors behaviors;
    private final Bucket logs;
    private final Bucket pages;
    private final @Nullable String firewall;
    private final Optional<IHostedZone> zone;
    private final Optional<Certificate> certificate;

    EdgeStack(Construct scope, Preset preset, RouteTable routes, SiteHeaders headers) {
        super(scope, preset, "edge", "pages, distribution, firewall", REGION);
        this.logs = bucket("Logs", null);
        this.pages = bucket("Pages", logs);
        CfnResponseHeadersPolicy policy = HeadersPolicy.create(this, named("pages"), headers);
        this.origins = new EdgeOrigins(this, preset.stream().place() == StreamPlace.BALANCED);
        this.behaviors = new EdgeBehaviors(this, routes, policy);
        this.firewall = preset.edge().firewall() ? new Firewall(this).arn() : null;
        this.zone = zone();
        this.certificate = certificate();
        Distribution site = createSite();
        name(site, "Site", "");
        Optional<Distribution> api = preset.site().domain().map(_ -> createApi());
        api.ifPresent(distribution -> name(distribution, "Api", "api."));
        watch(site, api);
        output("PagesBucket", "where the pages are put", pages.getBucketName());
        output(
                "DistributionId",
                "the distribution whose cached pages are dropped after publishing",
                site.getDistributionId());
        output("SiteHost", "host name of the site", preset.site().domain().orElseGet(site::getDistributionDomainName));
        output(
                "ApiUrl",
                "base address of the API",
                preset.site()
                        .domain()
                        .map(domain -> "https://api." + domain)
                        .orElseGet(() -> "https://" + site.getDistributionDomainName() + "/api"));
    }

    /** A parameter that the deploying program fills in from the outputs of other stacks. */
    String parameter(String name, String description) {
        return CfnParameter.Builder.create(this, name)
                .type("String")
                .allowedPattern("[A-Za-z0-9][A-Za-z0-9._-]*")
                .description(description)
                .build()
                .getValueAsString();
    }

    private Bucket bucket(String id, @Nullable Bucket accessLogs) {
        Bucket.Builder builder = Bucket.Builder.create(this, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .versioned(accessLogs != null)
                .objectOwnership(
                        accessLogs == null
                                ? ObjectOwnership.BUCKET_OWNER_PREFERRED
                                : ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .removalPolicy(RemovalPolicy.RETAIN);
        if (accessLogs != null) {
            builder.serverAccessLogsBucket(accessLogs).serverAccessLogsPrefix("bucket/");
        }
        Bucket created = builder.build();
        LifecycleRule.Builder tidy =
                LifecycleRule.builder().id("tidy").abortIncompleteMultipartUploadAfter(Duration.days(7));
        created.addLifecycleRule(
                accessLogs == null
                        ? tidy.expiration(Duration.days(LOG_DAYS)).build()
                        : tidy.noncurrentVersionExpiration(Duration.days(LOG_DAYS))
                                .build());
        return created;
    }

    private Distribution createSite() {
        IOrigin stream = origins.stream();
        Map<String, BehaviorOptions> more = new LinkedHashMap<>();
        more.put("/api/*", behaviors.api(origins.api()));
        for (String path : List.of("/stream", "/ws/*")) {
            more.put(path, behaviors.stream(stream));
        }
        return distribution("Site", "", behaviors.pages(origins.pages(pages)))
                .additionalBehaviors(more)
                .defaultRootObject("index.html")
                .build();
    }

    private Distribution createApi() {
        return distribution("ApiSite", "api.", behaviors.api(origins.api())).build();
    }

    private Distribution.Builder distribution(String id, String prefix, BehaviorOptions behavior) {
        Distribution.Builder builder = Distribution.Builder.create(this, id)
                .comment(preset().site().name() + " " + (prefix.isEmpty() ? "site" : "api"))
                .defaultBehavior(behavior)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .enableIpv6(true)
                .priceClass(
                        switch (preset().edge().priceClass()) {
                            case "100" -> PriceClass.PRICE_CLASS_100;
                            case "200" -> PriceClass.PRICE_CLASS_200;
                            default -> PriceClass.PRICE_CLASS_ALL;
                        })
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .enableLogging(true)
                .logBucket(logs)
                .logFilePrefix(prefix.isEmpty() ? "site/" : "api/");
        if (firewall != null) {
            builder.webAclId(firewall);
        }
        certificate.ifPresent(builder::certificate);
        preset().site().domain().ifPresent(domain -> builder.domainNames(List.of(prefix + domain)));
        return builder;
    }

    private Optional<IHostedZone> zone() {
        return preset().site()
                .domain()
                .map(domain -> HostedZone.fromHostedZoneAttributes(
                        this,
                        "Zone",
                        HostedZoneAttributes.builder()
                                .zoneName(domain)
                                .hostedZoneId(preset().site().hostedZone().orElseThrow())
                                .build()));
    }

    private Optional<Certificate> certificate() {
        return preset().site().domain().map(domain -> Certificate.Builder.create(this, "Certificate")
                .domainName(domain)
                .subjectAlternativeNames(List.of("api." + domain))
                .validation(CertificateValidation.fromDns(zone.orElseThrow()))
                .build());
    }

    private void name(Distribution distribution, String id, String prefix) {
        zone.ifPresent(in -> {
            String record = prefix + preset().site().domain().orElseThrow();
            RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
            ARecord.Builder.create(this, id + "Name")
                    .zone(in)
                    .recordName(record)
                    .target(target)
                    .build();
            AaaaRecord.Builder.create(this, id + "Name6")
                    .zone(in)
                    .recordName(record)
                    .target(target)
                    .build();
        });
    }

    /** Figures of the content network exist in this region only, so their alarms do too. */
    private void watch(Distribution site, Optional<Distribution> api) {
        Key key =
                SiteKey.create(this, "alarms of the edge of " + preset().site().name());
        Alarms alarms = new Alarms(this, key);
        watch(alarms, "edge-errors", site);
        api.ifPresent(each -> watch(alarms, "edge-api-errors", each));
        if (firewall != null) {
            alarms.above(
                    "firewall-blocking",
                    "The firewall blocks far more than usual.",
                    Alarms.metric(
                            "AWS/WAFV2", "BlockedRequests", Map.of("WebACL", named("edge"), "Rule", "ALL"), "Sum", 5),
                    10_000,
                    2,
                    Alarms.Silence.IS_QUIET);
        }
    }

    private static void watch(Alarms alarms, String alarm, Distribution distribution) {
        alarms.above(
                alarm,
                "More than 5 percent of answers at the edge are server errors.",
                Alarms.metric(
                        "AWS/CloudFront",
                        "5xxErrorRate",
                        Map.of("DistributionId", distribution.getDistributionId(), "Region", "Global"),
                        "Average",
                        5),
                5,
                2,
                Alarms.Silence.IS_QUIET);
    }
}

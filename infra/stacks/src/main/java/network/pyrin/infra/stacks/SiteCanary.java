package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.synthetics.ArtifactsBucketLocation;
import software.amazon.awscdk.services.synthetics.Canary;
import software.amazon.awscdk.services.synthetics.Code;
import software.amazon.awscdk.services.synthetics.CustomTestOptions;
import software.amazon.awscdk.services.synthetics.Runtime;
import software.amazon.awscdk.services.synthetics.Schedule;
import software.amazon.awscdk.services.synthetics.Test;

/** A visitor that never sleeps: fetches the page and one answer of the API, and tells when it cannot. */
final class SiteCanary {
    private static final String PREFIX = "canary";

    SiteCanary(SiteStack stack, Alarms alarms, Bucket bucket) {
        CfnParameter host = CfnParameter.Builder.create(stack, "SiteHost")
                .type("String")
                .allowedPattern("[A-Za-z0-9][A-Za-z0-9.-]*")
                .description("host name of the site")
                .build();
        String name = stack.named("site");
        Canary canary = Canary.Builder.create(stack, "Canary")
                .canaryName(name)
                .runtime(Runtime.SYNTHETICS_NODEJS_PUPPETEER_9_1)
                .test(Test.custom(CustomTestOptions.builder()
                        .code(Code.fromInline(Machine.resource("machine/canary.js")))
                        .handler("index.handler")
                        .build()))
                .schedule(Schedule.rate(
                        Duration.minutes(stack.preset().observability().canaryMinutes())))
                .environmentVariables(Map.of("SITE", host.getValueAsString()))
                .role(role(stack, bucket, name))
                .artifactsBucketLocation(ArtifactsBucketLocation.builder()
                        .bucket(bucket)
                        .prefix(PREFIX)
                        .build())
                .successRetentionPeriod(Duration.days(7))
                .failureRetentionPeriod(Duration.days(30))
                .build();
        alarms.below(
                "canary-failing",
                "A visitor cannot use the site.",
                Alarms.metric("CloudWatchSynthetics", "SuccessPercent", Map.of("CanaryName", name), "Average", 15),
                50,
                1,
                Alarms.Silence.IS_TROUBLE);
    }

    private static Role role(SiteStack stack, Bucket bucket, String name) {
        Role role = Role.Builder.create(stack, "CanaryRole")
                .description("canary")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        allow(role, "Results", List.of("s3:PutObject"), List.of(bucket.arnForObjects(PREFIX + "/*")));
        allow(role, "Where", List.of("s3:GetBucketLocation"), List.of(bucket.getBucketArn()));
        allow(role, "Find", List.of("s3:ListAllMyBuckets"), List.of("*"));
        allow(
                role,
                "Logs",
                List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
                List.of("arn:" + stack.getPartition() + ":logs:" + stack.getRegion() + ":" + stack.getAccount()
                        + ":log-group:/aws/lambda/cwsyn-" + name + "-*"));
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid("Figures")
                .actions(List.of("cloudwatch:PutMetricData"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("cloudwatch:namespace", "CloudWatchSynthetics")))
                .build());
        return role;
    }

    private static void allow(Role role, String sid, List<String> actions, List<String> resources) {
        role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                .sid(sid)
                .actions(actions)
                .resources(resources)
                .build());
    }
}

package network.pyrin.infra.stacks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Artefact;
import network.pyrin.infra.stacks.preset.Preset.Database;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;

/** Makes functions: each with a role, a log group and an alias of its own, and a deployment that goes back by itself. */
final class FunctionKit {
    /** Where the managed runtime enters an HTTP function and an event function alike. */
    static final String MANAGED_HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private static final int HTTP_SECONDS = 26;
    private static final int ALERTS_SECONDS = 60;
    private static final int WALLET_CONCURRENT_MAX = 20;

    private final SiteStack stack;
    private final Release release;
    private final NetworkStack network;
    private final DataStack data;
    private final Preset preset;

    FunctionKit(SiteStack stack, Release release, NetworkStack network, DataStack data) {
        this.stack = stack;
        this.release = release;
        this.network = network;
        this.data = data;
        this.preset = stack.preset();
    }

    /** One that answers HTTP. */
    DeployedFunction http(FunctionName name) {
        Map<String, String> environment = environment();
        if (name.needsNode()) {
            environment.put("PYRIN_NODE", network.nodePrivateAddress() + ":" + Ports.NODE_RPC);
        }
        int concurrent =
                switch (name) {
                    case EXPLORER_API -> preset.functions().concurrentMax();
                    case WALLET_API, POOL_API ->
                        Math.min(WALLET_CONCURRENT_MAX, preset.functions().concurrentMax());
                };
        return deploy(
                builder(name.text(), isInside(name.needsNode()), environment)
                        .timeout(Duration.seconds(HTTP_SECONDS))
                        .reservedConcurrentExecutions(concurrent),
                name.text());
    }

    /** The one that tells webhooks: called by the topic, by its own queue of deliveries, and every minute to repair. */
    DeployedFunction alerts() {
        Map<String, String> environment = environment();
        environment.put("PYRIN_ALERTS_DELIVERIES_QUEUE_URL", data.webhooks().getQueueUrl());
        environment.put(
                "PYRIN_ALERTS_DEAD_LETTERS_QUEUE_URL", data.webhooksDead().getQueueUrl());
        DeployedFunction alerts = deploy(
                builder("alerts", isInside(false), environment)
                        .timeout(Duration.seconds(ALERTS_SECONDS))
                        .retryAttempts(2)
                        .maxEventAge(Duration.hours(1))
                        .onFailure(new SqsDestination(data.alertsFailed())),
                "alerts");
        new AlertsTriggers(data, alerts).connect(stack);
        return alerts;
    }

    /** A private database draws every function inside; else only what talks to the node is there. */
    private boolean isInside(boolean needsNode) {
        return needsNode || preset.data().database() == Database.PRIVATE;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PYRIN_NETWORK", preset.site().chain());
        environment.put("PYRIN_RELEASE", release.version());
        // The address itself is in no template and in no configuration: the function asks for it.
        environment.put("MONGODB_URI_SECRET", data.mongodb().getSecretArn());
        return environment;
    }

    private Function.Builder builder(String name, boolean inside, Map<String, String> environment) {
        Artefact artefact = preset.site().artefact();
        boolean managed = artefact == Artefact.MANAGED;
        LogGroup logs = LogGroup.Builder.create(stack, id(name) + "Logs")
                .logGroupName("/pyrin/" + preset.site().name() + "/" + name)
                .retention(Retention.of(preset))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        Function.Builder builder = Function.Builder.create(stack, id(name))
                .functionName(stack.named(name))
                .description(name + " of " + preset.site().name())
                .architecture(
                        preset.node().architecture().equals("aarch64") ? Architecture.ARM_64 : Architecture.X86_64)
                .runtime(managed ? Runtime.JAVA_25 : Runtime.PROVIDED_AL2023)
                .handler(managed ? MANAGED_HANDLER : "bootstrap")
                .code(Code.fromBucket(
                        data.artefacts(),
                        release.functionKey(name, artefact.name().toLowerCase(Locale.ROOT))))
                .memorySize(preset.functions().memoryMib())
                .role(role(name, logs, inside))
                .environment(environment)
                .tracing(Tracing.ACTIVE)
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(logs);
        if (managed) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        if (inside) {
            builder.vpc(network.vpc())
                    .vpcSubnets(SubnetSelection.builder()
                            .subnets(network.privateSubnets())
                            .build())
                    .securityGroups(List.of(network.doors().functions()));
        }
        return builder;
    }

    private Role role(String name, LogGroup logs, boolean inside) {
        Role role = Role.Builder.create(stack, id(name) + "Role")
                .description("function " + name)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logs.grantWrite(role);
        data.letReadMongodbUri(role);
        if (inside) {
            // The service makes the function's interfaces with these rights; they know no resources.
            role.addToPrincipalPolicy(PolicyStatement.Builder.create()
                    .sid("Interfaces")
                    .actions(List.of(
                            "ec2:CreateNetworkInterface",
                            "ec2:DescribeNetworkInterfaces",
                            "ec2:DescribeSubnets",
                            "ec2:DeleteNetworkInterface",
                            "ec2:AssignPrivateIpAddresses",
                            "ec2:UnassignPrivateIpAddresses"))
                    .resources(List.of("*"))
                    .build());
        }
        return role;
    }

    private DeployedFunction deploy(Function.Builder builder, String name) {
        Function function = builder.build();
        Alias alias = Alias.Builder.create(stack, id(name) + "Live")
                .aliasName("live")
                .description("what callers call")
                .version(function.getCurrentVersion())
                .build();
        Alarm failing = Alarm.Builder.create(stack, id(name) + "Failing")
                .alarmName(stack.named(name + "-new-version-failing"))
                .alarmDescription("The new version fails; the deployment goes back by itself. Runbook: "
                        + Runbooks.path("new-version-failing"))
                .metric(alias.metricErrors(MetricOptions.builder()
                        .period(Duration.minutes(1))
                        .statistic("Sum")
                        .build()))
                .threshold(5)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        LambdaDeploymentGroup.Builder.create(stack, id(name) + "Deployment")
                .application(LambdaApplication.Builder.create(stack, id(name) + "Application")
                        .applicationName(stack.named(name))
                        .build())
                .alias(alias)
                .deploymentConfig(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .alarms(List.of(failing))
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .deploymentInAlarm(true)
                        .build())
                .build();
        return new DeployedFunction(name, id(name), function, alias);
    }

    /** {@code explorer-api} becomes {@code ExplorerApi}. */
    static String id(String name) {
        StringBuilder id = new StringBuilder();
        for (String word : List.of(name.split("-"))) {
            id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return id.toString();
    }

    /** {@code SiteRequest} becomes {@code site-request}. */
    static String dashed(String id) {
        return id.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}

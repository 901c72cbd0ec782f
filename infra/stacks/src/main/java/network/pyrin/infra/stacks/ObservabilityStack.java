package network.pyrin.infra.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.Egress;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.budgets.CfnBudget.BudgetDataProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationWithSubscribersProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SpendProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SubscriberProperty;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Who is told what: alarms with runbooks, one board, a canary, a budget. The edge watches itself, since its figures exist in its region
 * only.
 */
final class ObservabilityStack extends SiteStack {
    private final Watched site;
    private final Alarms alarms;

    /**
     * What is watched.
     *
     * @param network ways out
     * @param data queues and topic
     * @param node the node's machine
     * @param functions functions and gateway
     * @param stream stream machines, where they are apart
     */
    record Watched(
            NetworkStack network,
            DataStack data,
            NodeStack node,
            FunctionsStack functions,
            Optional<StreamStack> stream) {}

    ObservabilityStack(Construct scope, Preset preset, Watched site) {
        super(scope, preset, "observability", "alarms, board, canary, budget", null);
        this.site = site;
        this.alarms = new Alarms(this, site.data().key());
        watchNode();
        watchFunctions();
        watchQueues();
        site.stream().ifPresent(this::watchStream);
        watchNetwork();
        if (preset.observability().canaryMinutes() > 0) {
            new SiteCanary(this, alarms, site.data().accessLogs());
        }
        createBoard();
        createBudget();
        output(
                "OperatorsTopic",
                "who subscribes here is told of alarms",
                alarms.topic().getTopicArn());
    }

    Alarms alarms() {
        return alarms;
    }

    private void watchNode() {
        String machine = preset().site().name() + "-node";
        alarms.below(
                "node-machine",
                "No node machine is in service.",
                Alarms.metric(
                        "AWS/AutoScaling",
                        "GroupInServiceInstances",
                        Map.of("AutoScalingGroupName", named("node")),
                        "Minimum",
                        5),
                1,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.below(
                "node-stalled",
                "The node's chain does not grow.",
                program("pyrin_node_chain_blocks_total", "Sum"),
                1,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "processor-lag",
                "The read model is behind the node.",
                program("processor_lag_blue_score", "Maximum"),
                600,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "processor-failing",
                "The processor fails and starts again.",
                program("processor_failures_total", "Sum"),
                3,
                2,
                Alarms.Silence.IS_QUIET);
        alarms.above(
                "events-dropped",
                "Live events were given up.",
                program("processor_events_dropped_total", "Sum"),
                0,
                1,
                Alarms.Silence.IS_QUIET);
        alarms.above(
                "data-disk",
                "The data volume is more than 80 percent full.",
                machine("data_disk_used_percent", machine),
                80,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "node-memory",
                "The node machine's memory is nearly used up.",
                machine("memory_used_percent", machine),
                92,
                3,
                Alarms.Silence.IS_TROUBLE);
    }

    private void watchFunctions() {
        Map<String, String> api = Map.of("ApiId", site.functions().apiId());
        alarms.above(
                "api-errors",
                "The API answers with server errors.",
                Alarms.metric("AWS/ApiGateway", "5xx", api, "Sum", 5),
                25,
                2,
                Alarms.Silence.IS_QUIET);
        alarms.above(
                "api-slow",
                "One answer in a hundred takes more than two seconds.",
                Alarms.metric("AWS/ApiGateway", "Latency", api, "p99", 5),
                2_000,
                3,
                Alarms.Silence.IS_QUIET);
        for (DeployedFunction function : site.functions().functions().values()) {
            Map<String, String> name = Map.of("FunctionName", named(function.name()));
            alarms.above(
                    function.name() + "-errors",
                    "The function fails.",
                    Alarms.metric("AWS/Lambda", "Errors", name, "Sum", 5),
                    5,
                    2,
                    Alarms.Silence.IS_QUIET);
            alarms.above(
                    function.name() + "-throttled",
                    "Calls are refused because too many run at once.",
                    Alarms.metric("AWS/Lambda", "Throttles", name, "Sum", 5),
                    20,
                    2,
                    Alarms.Silence.IS_QUIET);
        }
    }

    private void watchQueues() {
        watchDeadLetters("alerts-unreached");
        watchDeadLetters("alerts-failed");
        watchDeadLetters("webhooks-dead");
        alarms.above(
                "webhooks-behind",
                "Webhook deliveries wait for more than half an hour.",
                queue("webhooks", "ApproximateAgeOfOldestMessage"),
                1_800,
                2,
                Alarms.Silence.IS_QUIET);
    }

    private void watchDeadLetters(String queue) {
        alarms.above(
                queue,
                "Something was given up and lies in the queue " + queue + ".",
                queue(queue, "ApproximateNumberOfMessagesVisible"),
                0,
                1,
                Alarms.Silence.IS_QUIET);
    }

    private void watchStream(StreamStack stream) {
        alarms.above(
                "stream-unhealthy",
                "Stream machines do not answer their balancer.",
                Alarms.metric(
                        "AWS/ApplicationELB",
                        "UnHealthyHostCount",
                        Map.of(
                                "LoadBalancer", stream.balancer().getLoadBalancerFullName(),
                                "TargetGroup", stream.targets().getTargetGroupFullName()),
                        "Maximum",
                        5),
                0,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "stream-full",
                "All stream machines that the preset allows are running and busy.",
                Alarms.metric(
                        "AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", named("stream")), "Average", 5),
                80,
                4,
                Alarms.Silence.IS_QUIET);
    }

    private void watchNetwork() {
        if (preset().network().egress() == Egress.NAT_GATEWAY) {
            CfnNatGateway gateway = site.network().natGateway();
            alarms.above(
                    "nat-exhausted",
                    "The NAT gateway has no ports left for new connections.",
                    Alarms.metric(
                            "AWS/NATGateway",
                            "ErrorPortAllocation",
                            Map.of("NatGatewayId", gateway.getAttrNatGatewayId()),
                            "Sum",
                            5),
                    0,
                    2,
                    Alarms.Silence.IS_QUIET);
        }
        if (preset().data().redis()) {
            alarms.above(
                    "redis-memory",
                    "Redis is nearly full.",
                    Alarms.metric(
                            "AWS/ElastiCache",
                            "DatabaseMemoryUsagePercentage",
                            Map.of("CacheClusterId", named("redis") + "-001"),
                            "Maximum",
                            5),
                    80,
                    3,
                    Alarms.Silence.IS_TROUBLE);
        }
    }

    private void createBoard() {
        List<IWidget> figures = new ArrayList<>();
        figures.add(graph("Chain blocks", program("pyrin_node_chain_blocks_total", "Sum")));
        figures.add(graph("Read model behind by", program("processor_lag_blue_score", "Maximum")));
        figures.add(graph(
                "API p99 ms",
                Alarms.metric(
                        "AWS/ApiGateway",
                        "Latency",
                        Map.of("ApiId", site.functions().apiId()),
                        "p99",
                        5)));
        figures.add(graph(
                "API errors",
                Alarms.metric(
                        "AWS/ApiGateway",
                        "5xx",
                        Map.of("ApiId", site.functions().apiId()),
                        "Sum",
                        5)));
        AlarmStatusWidget status = AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(24)
                .alarms(new ArrayList<>(alarms.alarms()))
                .build();
        Dashboard.Builder.create(this, "Board")
                .dashboardName(preset().site().name())
                .widgets(List.of(List.of(status), figures))
                .build();
    }

    private static IWidget graph(String title, IMetric metric) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(6)
                .left(List.of(metric))
                .build();
    }

    private void createBudget() {
        alarms.topic()
                .addToResourcePolicy(PolicyStatement.Builder.create()
                        .sid("BudgetMayTell")
                        .principals(List.of(ServicePrincipal.Builder.create("budgets.amazonaws.com")
                                .build()))
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(alarms.topic().getTopicArn()))
                        .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", getAccount())))
                        .build());
        CfnBudget.Builder.create(this, "Budget")
                .budget(BudgetDataProperty.builder()
                        .budgetName(preset().site().name())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(SpendProperty.builder()
                                .amount(preset().observability().budgetDollars())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(List.of(notification("ACTUAL", 80), notification("FORECASTED", 100)))
                .build();
    }

    private NotificationWithSubscribersProperty notification(String type, int percent) {
        return NotificationWithSubscribersProperty.builder()
                .notification(NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(SubscriberProperty.builder()
                        .subscriptionType("SNS")
                        .address(alarms.topic().getTopicArn())
                        .build()))
                .build();
    }

    private IMetric program(String name, String statistic) {
        return Alarms.metric("Pyrin", name, Map.of("job", preset().site().name()), statistic, 5);
    }

    private static IMetric machine(String name, String machine) {
        return Alarms.metric("Pyrin", name, Map.of("machine", machine), "Maximum", 5);
    }

    private IMetric queue(String name, String figure) {
        return Alarms.metric("AWS/SQS", figure, Map.of("QueueName", named(name)), "Maximum", 5);
    }
}

package network.pyrin.infra.stacks;

import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset.Egress;

/** Alarms of what the provider runs for a site: gateway, functions, queues, stream machines, ways out, Redis. */
final class ServiceWatch {
    private final SiteStack stack;
    private final ObservabilityStack.Watched site;
    private final Alarms alarms;
    private final Figures figures;

    ServiceWatch(SiteStack stack, ObservabilityStack.Watched site, Alarms alarms) {
        this.stack = stack;
        this.site = site;
        this.alarms = alarms;
        this.figures = new Figures(stack);
    }

    void add() {
        watchGateway();
        site.functions().functions().values().forEach(this::watchFunction);
        watchQueues();
        site.stream().ifPresent(this::watchStream);
        if (stack.preset().network().egress() == Egress.NAT_GATEWAY) {
            watchWayOut();
        }
        if (stack.preset().data().redis()) {
            watchRedis();
        }
    }

    private void watchGateway() {
        String api = site.functions().apiId();
        alarms.above(
                "api-errors",
                "The API answers with server errors.",
                figures.api("5xx", api, "Sum"),
                25,
                2,
                Alarms.Silence.IS_QUIET);
        alarms.above(
                "api-slow",
                "One answer in a hundred takes more than two seconds.",
                figures.api("Latency", api, "p99"),
                2_000,
                3,
                Alarms.Silence.IS_QUIET);
    }

    private void watchFunction(DeployedFunction function) {
        Map<String, String> name = Map.of("FunctionName", stack.named(function.name()));
        alarms.above(
                function.name() + "-errors",
                "The function fails.",
                figures.service("AWS/Lambda", "Errors", name, "Sum"),
                5,
                2,
                Alarms.Silence.IS_QUIET);
        alarms.above(
                function.name() + "-throttled",
                "Calls are refused because too many run at once.",
                figures.service("AWS/Lambda", "Throttles", name, "Sum"),
                20,
                2,
                Alarms.Silence.IS_QUIET);
    }

    private void watchQueues() {
        watchDeadLetters("alerts-unreached");
        watchDeadLetters("alerts-failed");
        watchDeadLetters("webhooks-dead");
        alarms.above(
                "webhooks-behind",
                "Webhook deliveries wait for more than half an hour.",
                figures.queue("webhooks", "ApproximateAgeOfOldestMessage"),
                1_800,
                2,
                Alarms.Silence.IS_QUIET);
    }

    private void watchDeadLetters(String queue) {
        alarms.above(
                queue,
                "Something was given up and lies in the queue " + queue + ".",
                figures.queue(queue, "ApproximateNumberOfMessagesVisible"),
                0,
                1,
                Alarms.Silence.IS_QUIET);
    }

    private void watchStream(StreamStack stream) {
        alarms.above(
                "stream-unhealthy",
                "Stream machines do not answer their balancer.",
                figures.service(
                        "AWS/ApplicationELB",
                        "UnHealthyHostCount",
                        Map.of(
                                "LoadBalancer", stream.balancer().getLoadBalancerFullName(),
                                "TargetGroup", stream.targets().getTargetGroupFullName()),
                        "Maximum"),
                0,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "stream-full",
                "All stream machines that the preset allows are running and busy.",
                figures.service(
                        "AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", stack.named("stream")), "Average"),
                80,
                4,
                Alarms.Silence.IS_QUIET);
    }

    private void watchWayOut() {
        alarms.above(
                "nat-exhausted",
                "The NAT gateway has no ports left for new connections.",
                figures.service(
                        "AWS/NATGateway",
                        "ErrorPortAllocation",
                        Map.of("NatGatewayId", site.network().natGateway().getAttrNatGatewayId()),
                        "Sum"),
                0,
                2,
                Alarms.Silence.IS_QUIET);
    }

    private void watchRedis() {
        alarms.above(
                "redis-memory",
                "Redis is nearly full.",
                figures.service(
                        "AWS/ElastiCache",
                        "DatabaseMemoryUsagePercentage",
                        Map.of("CacheClusterId", stack.named("redis") + "-001"),
                        "Maximum"),
                80,
                3,
                Alarms.Silence.IS_TROUBLE);
    }
}

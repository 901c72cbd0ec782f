package network.pyrin.infra.stacks;

import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;

/** Figures of one site that alarms and board look at, each over five minutes. */
final class Figures {
    private static final int MINUTES = 5;

    private final SiteStack stack;

    /**
     * Figures of a site.
     *
     * @param stack any stack of it, which knows its names
     */
    Figures(SiteStack stack) {
        this.stack = stack;
    }

    /** What a program of the node's machine tells. */
    IMetric program(String name, String statistic) {
        return Alarms.metric("Pyrin", name, Map.of("job", stack.preset().site().name()), statistic, MINUTES);
    }

    /** What the node's machine tells of itself. */
    IMetric machine(String name) {
        return Alarms.metric("Pyrin", name, Map.of("machine", stack.named("node")), "Maximum", MINUTES);
    }

    /** What a queue tells; {@code name} is without the site's. */
    IMetric queue(String name, String figure) {
        return service("AWS/SQS", figure, Map.of("QueueName", stack.named(name)), "Maximum");
    }

    /** What the gateway tells. */
    IMetric api(String figure, String apiId, String statistic) {
        return service("AWS/ApiGateway", figure, Map.of("ApiId", apiId), statistic);
    }

    /** What any service of the provider tells. */
    IMetric service(String namespace, String figure, Map<String, String> dimensions, String statistic) {
        return Alarms.metric(namespace, figure, dimensions, statistic, MINUTES);
    }
}

package network.pyrin.infra.stacks;

import java.util.Optional;
import network.pyrin.infra.stacks.preset.Preset;
import software.constructs.Construct;

/**
 * Who is told what: alarms with runbooks, one board, a canary, a budget. The edge watches itself, since its figures exist in its region
 * only.
 */
final class ObservabilityStack extends SiteStack {
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
        this.alarms = new Alarms(this, site.data().key());
        new NodeWatch(this, alarms).add();
        new ServiceWatch(this, site, alarms).add();
        if (preset.observability().canaryMinutes() > 0) {
            new SiteCanary(this, alarms, site.data().accessLogs());
        }
        SiteBoard.add(this, alarms, site.functions().apiId());
        SiteBudget.add(this, alarms.topic());
        output(
                "OperatorsTopic",
                "who subscribes here is told of alarms",
                alarms.topic().getTopicArn());
    }

    Alarms alarms() {
        return alarms;
    }
}

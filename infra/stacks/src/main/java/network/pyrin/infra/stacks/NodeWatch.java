package network.pyrin.infra.stacks;

import java.util.Map;

/** Alarms of the node's machine and of the programs on it. */
final class NodeWatch {
    private final SiteStack stack;
    private final Alarms alarms;
    private final Figures figures;

    NodeWatch(SiteStack stack, Alarms alarms) {
        this.stack = stack;
        this.alarms = alarms;
        this.figures = new Figures(stack);
    }

    void add() {
        watchMachine();
        watchPrograms();
    }

    private void watchMachine() {
        alarms.below(
                "node-machine",
                "No node machine is in service.",
                figures.service(
                        "AWS/AutoScaling",
                        "GroupInServiceInstances",
                        Map.of("AutoScalingGroupName", stack.named("node")),
                        "Minimum"),
                1,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "data-disk",
                "The data volume is more than 80 percent full.",
                figures.machine("data_disk_used_percent"),
                80,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "node-memory",
                "The node machine's memory is nearly used up.",
                figures.machine("memory_used_percent"),
                92,
                3,
                Alarms.Silence.IS_TROUBLE);
    }

    private void watchPrograms() {
        alarms.below(
                "node-stalled",
                "The node's chain does not grow.",
                figures.program("pyrin_node_chain_blocks_total", "Sum"),
                1,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "processor-lag",
                "The read model is behind the node.",
                figures.program("processor_lag_blue_score", "Maximum"),
                600,
                3,
                Alarms.Silence.IS_TROUBLE);
        alarms.above(
                "processor-failing",
                "The processor fails and starts again.",
                figures.program("processor_failures_total", "Sum"),
                3,
                2,
                Alarms.Silence.IS_QUIET);
        alarms.above(
                "events-dropped",
                "Live events were given up.",
                figures.program("processor_events_dropped_total", "Sum"),
                0,
                1,
                Alarms.Silence.IS_QUIET);
    }
}

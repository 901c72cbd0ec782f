package network.pyrin.infra.stacks;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;

/** One board: the state of all alarms, and the four figures that one looks at first. */
final class SiteBoard {
    private SiteBoard() {}

    static void add(SiteStack stack, Alarms alarms, String apiId) {
        Figures figures = new Figures(stack);
        List<IWidget> graphs = List.of(
                graph("Chain blocks", figures.program("pyrin_node_chain_blocks_total", "Sum")),
                graph("Read model behind by", figures.program("processor_lag_blue_score", "Maximum")),
                graph("API p99 ms", figures.api("Latency", apiId, "p99")),
                graph("API errors", figures.api("5xx", apiId, "Sum")));
        AlarmStatusWidget status = AlarmStatusWidget.Builder.create()
                .title("Alarms")
                .width(24)
                .alarms(new ArrayList<>(alarms.alarms()))
                .build();
        Dashboard.Builder.create(stack, "Board")
                .dashboardName(stack.preset().site().name())
                .widgets(List.of(List.of(status), graphs))
                .build();
    }

    private static IWidget graph(String title, IMetric metric) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(6)
                .left(List.of(metric))
                .build();
    }
}

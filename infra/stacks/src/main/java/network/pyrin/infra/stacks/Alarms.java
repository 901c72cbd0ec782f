package network.pyrin.infra.stacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;

/** Alarms that tell one topic, each with a runbook. */
final class Alarms {
    private final SiteStack stack;
    private final Topic topic;
    private final List<Alarm> alarms = new ArrayList<>();

    /** When silence is trouble, and when it is just quiet. */
    enum Silence {
        /** No figures: something is down. */
        IS_TROUBLE,
        /** No figures: nothing happened. */
        IS_QUIET
    }

    /**
     * A topic that alarms may tell, and whoever the preset names.
     *
     * @param stack where it lives
     * @param key encrypts it; must let alarms use it
     */
    Alarms(SiteStack stack, IKey key) {
        this.stack = stack;
        this.topic = Topic.Builder.create(stack, "Operators")
                .topicName(stack.named(stack.part() + "-operators"))
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsMayTell")
                .principals(List.of(ServicePrincipal.Builder.create("cloudwatch.amazonaws.com")
                        .build()))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())))
                .build());
        Preset.Observability observability = stack.preset().observability();
        observability.alarmEmail().ifPresent(mail -> topic.addSubscription(new EmailSubscription(mail)));
    }

    /** Above a limit for some periods in a row. */
    void above(String name, String text, IMetric metric, double limit, int periods, Silence silence) {
        add(name, text, metric, limit, periods, silence, ComparisonOperator.GREATER_THAN_THRESHOLD);
    }

    /** Below a limit for some periods in a row. */
    void below(String name, String text, IMetric metric, double limit, int periods, Silence silence) {
        add(name, text, metric, limit, periods, silence, ComparisonOperator.LESS_THAN_THRESHOLD);
    }

    Topic topic() {
        return topic;
    }

    List<Alarm> alarms() {
        return alarms;
    }

    /** A figure of a service. */
    static Metric metric(String namespace, String name, Map<String, String> dimensions, String statistic, int minutes) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(Duration.minutes(minutes))
                .build();
    }

    private void add(
            String name,
            String text,
            IMetric metric,
            double limit,
            int periods,
            Silence silence,
            ComparisonOperator comparison) {
        Alarm alarm = Alarm.Builder.create(stack, "Alarm" + FunctionKit.id(name))
                .alarmName(stack.named(name))
                .alarmDescription(text + " Runbook: " + Runbooks.path(name))
                .metric(metric)
                .threshold(limit)
                .evaluationPeriods(periods)
                .comparisonOperator(comparison)
                .treatMissingData(
                        silence == Silence.IS_TROUBLE ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
        alarms.add(alarm);
    }
}

package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.events.targets.LambdaFunctionProps;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSourceProps;
import software.amazon.awscdk.services.sns.StringConditions;
import software.amazon.awscdk.services.sns.SubscriptionFilter;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscriptionProps;

/** What calls the function that tells webhooks: its own queue of deliveries, the topic, and the clock. */
final class AlertsTriggers {
    private final DataStack data;
    private final DeployedFunction alerts;

    AlertsTriggers(DataStack data, DeployedFunction alerts) {
        this.data = data;
        this.alerts = alerts;
    }

    /** Connects all three; the clock's rule goes into the function's stack. */
    void connect(SiteStack stack) {
        hearDeliveries();
        hearEvents();
        sweep(stack);
    }

    private void hearDeliveries() {
        data.webhooks().grantSendMessages(alerts.function());
        data.webhooksDead().grantSendMessages(alerts.function());
        data.webhooks().grantConsumeMessages(alerts.function());
        alerts.alias()
                .addEventSource(new SqsEventSource(
                        data.webhooks(),
                        SqsEventSourceProps.builder()
                                .batchSize(10)
                                .maxConcurrency(10)
                                .reportBatchItemFailures(true)
                                .build()));
    }

    private void hearEvents() {
        data.events()
                .addSubscription(new LambdaSubscription(
                        alerts.alias(),
                        LambdaSubscriptionProps.builder()
                                .deadLetterQueue(data.alertsUnreached())
                                .filterPolicy(
                                        Map.of("format", oneOf("1"), "kinds", oneOf("addressChanged", "statusChanged")))
                                .build()));
    }

    /** Every minute, to repair what no event told. */
    private void sweep(SiteStack stack) {
        Rule.Builder.create(stack, "AlertsSweep")
                .description("repairs what no event told")
                .schedule(Schedule.rate(Duration.minutes(1)))
                .targets(List.of(new LambdaFunction(
                        alerts.alias(),
                        LambdaFunctionProps.builder()
                                .retryAttempts(0)
                                .maxEventAge(Duration.minutes(1))
                                .build())))
                .build();
    }

    private static SubscriptionFilter oneOf(String... values) {
        return SubscriptionFilter.stringFilter(
                StringConditions.builder().allowlist(List.of(values)).build());
    }
}

package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.budgets.CfnBudget.BudgetDataProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationWithSubscribersProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SpendProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SubscriberProperty;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;

/** The account's budget of a month: tells the operators when most of it is spent, and when it will not do. */
final class SiteBudget {
    private SiteBudget() {}

    static void add(SiteStack stack, Topic operators) {
        operators.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("BudgetMayTell")
                .principals(List.of(
                        ServicePrincipal.Builder.create("budgets.amazonaws.com").build()))
                .actions(List.of("sns:Publish"))
                .resources(List.of(operators.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())))
                .build());
        CfnBudget.Builder.create(stack, "Budget")
                .budget(BudgetDataProperty.builder()
                        .budgetName(stack.preset().site().name())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(SpendProperty.builder()
                                .amount(stack.preset().observability().budgetDollars())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(
                        List.of(notification(operators, "ACTUAL", 80), notification(operators, "FORECASTED", 100)))
                .build();
    }

    private static NotificationWithSubscribersProperty notification(Topic operators, String type, int percent) {
        return NotificationWithSubscribersProperty.builder()
                .notification(NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(SubscriberProperty.builder()
                        .subscriptionType("SNS")
                        .address(operators.getTopicArn())
                        .build()))
                .build();
    }
}

package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Map;
import network.pyrin.functions.routes.Throttle;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;

/**
 * The firewall before the distributions: the provider's two lists that fit an API of JSON, and two limits per client. What a client may
 * read and write in a second is the route table's; the firewall counts over five minutes.
 */
final class Firewall {
    private static final int WINDOW_SECONDS = 300;

    private final SiteStack stack;
    private final CfnWebACL acl;

    Firewall(SiteStack stack) {
        this.stack = stack;
        this.acl = CfnWebACL.Builder.create(stack, "Firewall")
                .name(stack.named("edge"))
                .description("before pages, API and streams")
                .scope("CLOUDFRONT")
                .defaultAction(DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(visible("edge"))
                .rules(List.of(
                        managed(0, "reputation", "AWSManagedRulesAmazonIpReputationList", List.of()),
                        // Balances of a thousand addresses are a large body, and meant.
                        managed(1, "common", "AWSManagedRulesCommonRuleSet", List.of("SizeRestrictions_BODY")),
                        limited(2, "flood", Throttle.READ.clientRatePerSecond() * WINDOW_SECONDS, null),
                        limited(3, "writes", Throttle.SUBMIT.clientRatePerSecond() * WINDOW_SECONDS, posts())))
                .build();
    }

    String arn() {
        return acl.getAttrArn();
    }

    private RuleProperty managed(int priority, String name, String group, List<String> onlyCounted) {
        return RuleProperty.builder()
                .name(name)
                .priority(priority)
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .statement(StatementProperty.builder()
                        .managedRuleGroupStatement(ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .ruleActionOverrides(onlyCounted.stream()
                                        .map(rule -> RuleActionOverrideProperty.builder()
                                                .name(rule)
                                                .actionToUse(RuleActionProperty.builder()
                                                        .count(CfnWebACL.CountActionProperty.builder()
                                                                .build())
                                                        .build())
                                                .build())
                                        .toList())
                                .build())
                        .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private RuleProperty limited(int priority, String name, int most, @Nullable StatementProperty only) {
        RateBasedStatementProperty.Builder rate = RateBasedStatementProperty.builder()
                .aggregateKeyType("IP")
                .evaluationWindowSec(WINDOW_SECONDS)
                .limit(most);
        if (only != null) {
            rate.scopeDownStatement(only);
        }
        return RuleProperty.builder()
                .name(name)
                .priority(priority)
                .action(RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .statement(StatementProperty.builder()
                        .rateBasedStatement(rate.build())
                        .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private static StatementProperty posts() {
        return StatementProperty.builder()
                .byteMatchStatement(ByteMatchStatementProperty.builder()
                        .fieldToMatch(
                                FieldToMatchProperty.builder().method(Map.of()).build())
                        .positionalConstraint("EXACTLY")
                        .searchString("POST")
                        .textTransformations(List.of(TextTransformationProperty.builder()
                                .priority(0)
                                .type("NONE")
                                .build()))
                        .build())
                .build();
    }

    private VisibilityConfigProperty visible(String name) {
        return VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(stack.named(name))
                .build();
    }
}

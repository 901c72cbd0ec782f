package network.pyrin.infra.stacks;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;

/** A site's own keys: they rotate every year, outlive their stack, and let alarms tell the topics that they encrypt. */
final class SiteKey {
    private SiteKey() {}

    /**
     * Makes the key of a stack.
     *
     * @param stack which; it has one key
     * @param description what is encrypted with it
     * @return the key, without an alias
     */
    static Key create(SiteStack stack, String description) {
        Key key = Key.Builder.create(stack, "Key")
                .description(description)
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        // Alarms tell an encrypted topic, which needs the key; only those of this account.
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsMayTell")
                .principals(List.of(ServicePrincipal.Builder.create("cloudwatch.amazonaws.com")
                        .build()))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", stack.getAccount())))
                .build());
        return key;
    }
}

package network.pyrin.infra.stacks;

import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** What all stacks have in common: names, tags, protection against deletion, outputs that the deploying program reads. */
abstract class SiteStack extends Stack {
    private final Preset preset;
    private final String part;

    /**
     * A stack of a site.
     *
     * @param scope the app
     * @param preset what the operator chose
     * @param part the stack's name within the site
     * @param description one line for the console
     * @param region the only region it works in, or null for wherever it is deployed
     */
    SiteStack(Construct scope, Preset preset, String part, String description, @Nullable String region) {
        super(
                scope,
                preset.site().name() + "-" + part,
                StackProps.builder()
                        .description("Pyrin " + preset.site().chain() + ": " + description)
                        .env(Environment.builder().region(region).build())
                        .terminationProtection(true)
                        .build());
        this.preset = preset;
        this.part = part;
        Map.of("pyrin:site", preset.site().name(), "pyrin:preset", preset.name(), "pyrin:stack", part)
                .forEach((key, value) -> Tags.of(this).add(key, value));
    }

    /** The stack's name within the site. */
    final String part() {
        return part;
    }

    final Preset preset() {
        return preset;
    }

    /** A resource's name within the account: site, hyphen, name. */
    final String named(String name) {
        return preset.site().name() + "-" + name;
    }

    /** Name of a log group, as plain text: scripts that are encoded for a machine must hold the name, not a reference to it. */
    final String logGroup(String name) {
        return "/pyrin/" + preset.site().name() + "/" + name;
    }

    /** An output under a name that does not change, for the deploying program. */
    final void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name)
                .description(description)
                .value(value)
                .build()
                .overrideLogicalId(name);
    }
}

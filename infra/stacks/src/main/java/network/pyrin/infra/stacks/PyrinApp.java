package network.pyrin.infra.stacks;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.pyrin.functions.routes.RouteTable;
import network.pyrin.infra.stacks.ObservabilityStack.Watched;
import network.pyrin.infra.stacks.preset.Preset;
import network.pyrin.infra.stacks.preset.Preset.StreamPlace;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** All stacks of one site, in the order in which they are deployed. */
public final class PyrinApp {
    private final App app;
    private final List<SiteStack> stacks = new ArrayList<>();

    /**
     * Builds the stacks; nothing is written yet.
     *
     * @param preset what the operator chose
     * @param release what is to be installed
     * @param headers {@code cdn-static/headers.json} of the same checkout
     * @param folder where the cloud assembly goes; made if absent
     */
    public PyrinApp(Preset preset, Release release, Path headers, Path folder) {
        this.app = new App(AppProps.builder()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .context(Map.of(
                        "aws:cdk:enable-path-metadata", false,
                        "@aws-cdk/core:validateAgainstDefaultRules", true))
                .build());
        NetworkStack network = add(new NetworkStack(app, preset));
        DataStack data = add(new DataStack(app, preset, network));
        NodeStack node = add(new NodeStack(app, preset, release, network, data));
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().reports(true).build());
        RouteTable routes = RouteTable.load();
        FunctionsStack functions = add(new FunctionsStack(app, preset, release, routes, network, data));
        Optional<StreamStack> stream = preset.stream().place() == StreamPlace.BALANCED
                ? Optional.of(add(new StreamStack(app, preset, release, network, data)))
                : Optional.empty();
        add(new EdgeStack(app, preset, routes, SiteHeaders.read(headers, "explorer")));
        add(new ObservabilityStack(app, preset, new Watched(network, data, node, functions, stream)));
        for (SiteStack stack : stacks) {
            Suppressions.apply(stack, stack.part());
        }
    }

    /**
     * Names of the stacks.
     *
     * @return in the order in which they are deployed
     */
    public List<String> stackNames() {
        return stacks.stream().map(Stack::getStackName).toList();
    }

    /** The stacks themselves, for assertions. */
    List<SiteStack> stacks() {
        return List.copyOf(stacks);
    }

    App app() {
        return app;
    }

    /**
     * Writes the cloud assembly.
     *
     * @return the assembly
     */
    public CloudAssembly synth() {
        return app.synth();
    }

    private <S extends SiteStack> S add(S stack) {
        stacks.add(stack);
        return stack;
    }
}

package network.pyrin.infra.stacks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import network.pyrin.infra.stacks.preset.Preset;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
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
     * @param folder where the cloud assembly goes; made if absent
     */
    public PyrinApp(Preset preset, Release release, Path folder) {
        this.app = new App(AppProps.builder()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .context(Map.of("aws:cdk:enable-path-metadata", false))
                .build());
        NetworkStack network = add(new NetworkStack(app, preset));
        DataStack data = add(new DataStack(app, preset, network));
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

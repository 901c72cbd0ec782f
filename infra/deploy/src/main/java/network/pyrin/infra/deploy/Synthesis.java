package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import network.pyrin.infra.stacks.NagReport;
import network.pyrin.infra.stacks.PyrinApp;
import network.pyrin.infra.stacks.Release;

/**
 * A preset's stacks as templates.
 *
 * @param assembly folder with the templates, as the CDK command takes it
 * @param stacks full names, in the order of deployment
 */
record Synthesis(Path assembly, List<String> stacks) {
    Synthesis {
        stacks = List.copyOf(stacks);
    }

    /** Synthesises into the plan's work folder. */
    static Synthesis run(Plan plan, Release release) throws DeployException {
        Path assembly = folder(plan);
        Folders.empty(assembly);
        PyrinApp app = new PyrinApp(plan.preset(), release, plan.root().resolve("cdn-static/headers.json"), assembly);
        app.synth();
        return new Synthesis(assembly, app.stackNames());
    }

    /** Where a plan's assembly goes. */
    static Path folder(Plan plan) {
        return plan.work().resolve("assembly");
    }

    /** Refuses what the checks of good practice object to. */
    void check() throws DeployException {
        NagReport report = NagReport.read(assembly);
        if (!report.findings().isEmpty()) {
            throw new DeployException(
                    "the checks of good practice find " + report.findings().getFirst(),
                    "mend the stack, or excuse it with a reason in Suppressions");
        }
    }

    /** Names of the stacks without the site's. */
    List<String> parts(String site) {
        return stacks.stream().map(name -> name.substring(site.length() + 1)).toList();
    }

    /** What is deployed, in one hash: every template, which holds the release's hashes, and the parameters' source. */
    String hash(String presetText) throws DeployException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(presetText.getBytes(StandardCharsets.UTF_8));
            for (String stack : stacks) {
                digest.update(canonical(assembly.resolve(stack + ".template.json")));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new DeployException("the assembly cannot be read: " + e.getMessage(), StackDeployment.AGAIN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A template without the order of its keys, which means nothing. */
    private static byte[] canonical(Path template) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        return json.writeValueAsBytes(json.readValue(template.toFile(), Object.class));
    }
}

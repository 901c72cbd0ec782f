package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deploys one stack at a time with the CDK command: what it must know goes in as parameters, what it gives out is kept for those after it. */
final class StackDeployment {
    /** The way out of what may simply be tried again. */
    static final String AGAIN = "call ./pyrin deploy again: it goes on at this step";

    private final Plan plan;
    private final Cloud cloud;
    private final Tools tools;
    private final StateFile state;
    private final Synthesis synthesis;

    StackDeployment(Plan plan, Cloud cloud, Tools tools, StateFile state, Synthesis synthesis) {
        this.plan = plan;
        this.cloud = cloud;
        this.tools = tools;
        this.state = state;
        this.synthesis = synthesis;
    }

    /** Shows what would change in the account. */
    void diff() throws DeployException {
        cdk("diff", synthesis.stacks());
    }

    /** Deploys one; {@code part} is its name without the site's. */
    void deploy(String part) throws DeployException {
        String stack = plan.stack(part);
        Path outputs = plan.work().resolve("outputs.json");
        try {
            Files.deleteIfExists(outputs);
        } catch (IOException e) {
            throw new DeployException(
                    "cannot write to " + plan.work() + ": " + e.getMessage(), "make room and try again");
        }
        List<String> arguments = new ArrayList<>(
                List.of(stack, "--exclusively", "--require-approval", "never", "--outputs-file", outputs.toString()));
        for (Map.Entry<String, String> parameter : parameters(part).entrySet()) {
            arguments.addAll(List.of("--parameters", stack + ":" + parameter.getKey() + "=" + parameter.getValue()));
        }
        cdk("deploy", arguments);
        state.put(part, readOutputs(outputs, stack));
    }

    private void cdk(String command, List<String> arguments) throws DeployException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        if (tools.cdk(synthesis.assembly(), all) != 0) {
            throw new DeployException("cdk " + command + " failed; its own words are above", AGAIN);
        }
    }

    /** What a stack must know that only others, or the provider, know. */
    private Map<String, String> parameters(String part) throws DeployException {
        return switch (part) {
            case "network" -> balanced() ? Map.of() : Map.of("EdgePrefixList", cloud.edgePrefixList());
            case "edge" -> edgeParameters();
            case "observability" ->
                plan.preset().observability().canaryMinutes() > 0
                        ? Map.of("SiteHost", state.needed("edge", "SiteHost"))
                        : Map.of();
            default -> Map.of();
        };
    }

    private Map<String, String> edgeParameters() throws DeployException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ApiHost", state.needed("functions", "ApiHost"));
        if (balanced()) {
            values.put("StreamHost", state.needed("stream", "StreamHost"));
            values.put("StreamVpcOrigin", state.needed("stream", "StreamVpcOrigin"));
        } else {
            values.put("StreamHost", state.needed("network", "NodePublicName"));
        }
        return values;
    }

    /** Whether the stream has machines of its own behind a balancer. */
    private boolean balanced() {
        return synthesis.stacks().contains(plan.stack("stream"));
    }

    private static Map<String, String> readOutputs(Path file, String stack) throws DeployException {
        Map<String, String> values = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        try {
            JsonNode tree = new ObjectMapper().readTree(file.toFile()).path(stack);
            tree.properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
            return values;
        } catch (IOException e) {
            throw new DeployException("what the stack gave out cannot be read: " + e.getMessage(), AGAIN);
        }
    }
}

package network.pyrin.infra.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a deployment got: the steps that are done and what the stacks gave out. Belongs to one plan (preset, bundle); another plan starts
 * afresh but keeps the outputs. Written whole and moved into place, so that it is never half. Holds no secret.
 */
final class StateFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private String plan = "";

    private StateFile(Path file) {
        this.file = file;
    }

    /**
     * Opens the state.
     *
     * @param file may be absent
     * @return its state
     * @throws DeployException if it is there and cannot be understood
     */
    static StateFile open(Path file) throws DeployException {
        StateFile state = new StateFile(file);
        if (!Files.exists(file)) {
            return state;
        }
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            if (!tree.path("plan").isTextual()
                    || !tree.path("done").isArray()
                    || !tree.path("outputs").isObject()) {
                throw new IOException("it is not what this program wrote");
            }
            state.plan = tree.path("plan").textValue();
            tree.path("done").forEach(each -> state.done.add(each.asText()));
            tree.path("outputs")
                    .properties()
                    .forEach(each ->
                            state.outputs.put(each.getKey(), each.getValue().asText()));
            return state;
        } catch (IOException e) {
            throw new DeployException(
                    "the state file " + file + " cannot be read: " + e.getMessage(),
                    "delete it: every step can be repeated, only the time is lost");
        }
    }

    /** Begins or goes on with a plan; a different one forgets which steps were done. */
    void begin(String newPlan) throws DeployException {
        if (!plan.equals(newPlan)) {
            done.clear();
            plan = newPlan;
            save();
        }
    }

    boolean isDone(String step) {
        return done.contains(step);
    }

    void finished(String step) throws DeployException {
        done.add(step);
        save();
    }

    /** All steps will be done again; what the stacks gave out stays known. */
    void forgetSteps() throws DeployException {
        done.clear();
        save();
    }

    void put(String stack, Map<String, String> values) throws DeployException {
        values.forEach((name, value) -> outputs.put(stack + "." + name, value));
        save();
    }

    Optional<String> output(String stack, String name) {
        return Optional.ofNullable(outputs.get(stack + "." + name));
    }

    /** An output that an earlier step must have left. */
    String needed(String stack, String name) throws DeployException {
        return output(stack, name)
                .orElseThrow(() -> new DeployException(
                        "stack " + stack + " left no output " + name,
                        "call ./pyrin deploy --from-start: it deploys the stack again and reads what it gives out"));
    }

    void delete() throws DeployException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DeployException(
                    "the state file " + file + " cannot be removed: " + e.getMessage(), "remove it by hand");
        }
    }

    private void save() throws DeployException {
        ObjectNode tree = JSON.createObjectNode().put("plan", plan);
        done.forEach(tree.putArray("done")::add);
        outputs.forEach(tree.putObject("outputs")::put);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, tree.toPrettyString());
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new DeployException(
                    "the state file " + file + " cannot be written: " + e.getMessage(),
                    "make room, or see who owns the folder; then call again");
        }
    }
}

package network.pyrin.infra.stacks.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What each role may do, statement by statement, as a Markdown table made from the templates of all presets. */
public final class Rights {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = ".template.json";

    private final String site;

    /** Presets by row. */
    private final Map<String, Set<String>> rows = new TreeMap<>();

    private Rights(String site) {
        this.site = site;
    }

    /**
     * The table.
     *
     * @param assemblies folder that a synthesis wrote, by preset
     * @param sites the site's name, by preset
     * @return Markdown, one row per statement; the last column names the presets unless all have it
     */
    public static String table(Map<String, Path> assemblies, Map<String, String> sites) {
        Map<String, Set<String>> all = new TreeMap<>();
        assemblies.forEach((preset, folder) -> {
            Rights rights = new Rights(sites.getOrDefault(preset, preset));
            rights.read(folder, preset);
            rights.rows.forEach((row, presets) ->
                    all.computeIfAbsent(row, _ -> new LinkedHashSet<>()).addAll(presets));
        });
        StringBuilder table = new StringBuilder(
                "| Stack | Role | May | On | Only if | Presets |\n| --- | --- | --- | --- | --- | --- |\n");
        all.forEach((row, presets) -> table.append(row)
                .append(presets.size() == assemblies.size() ? "all" : String.join(", ", presets))
                .append(" |\n"));
        return table.toString();
    }

    private void read(Path folder, String preset) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(TEMPLATE)) {
                    String part = name.substring(site.length() + 1, name.length() - TEMPLATE.length());
                    JsonNode resources = JSON.readTree(file.toFile()).path("Resources");
                    resources.properties().forEach(each -> policy(part, each.getValue(), preset));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void policy(String part, JsonNode resource, String preset) {
        JsonNode properties = resource.path("Properties");
        switch (resource.path("Type").asText()) {
            case "AWS::IAM::Policy" -> {
                for (JsonNode role : properties.path("Roles")) {
                    for (JsonNode statement : properties.path("PolicyDocument").path("Statement")) {
                        add(part, Readable.of(role), statement, preset);
                    }
                }
            }
            case "AWS::IAM::Role" -> {
                for (JsonNode managed : properties.path("ManagedPolicyArns")) {
                    rows.computeIfAbsent(
                                    row(part, "deployments", "provider's policy " + Readable.of(managed), "", ""),
                                    _ -> new TreeSet<>())
                            .add(preset);
                }
            }
            default -> {}
        }
    }

    private void add(String part, String role, JsonNode statement, String preset) {
        String effect = statement.path("Effect").asText().equals("Deny") ? "never " : "";
        List<String> conditions = new ArrayList<>();
        statement.path("Condition").properties().forEach(operator -> operator.getValue()
                .properties()
                .forEach(key -> conditions.add(key.getKey() + " is " + Readable.of(key.getValue()))));
        conditions.sort(String::compareTo);
        rows.computeIfAbsent(
                        row(
                                part,
                                role,
                                effect + Readable.of(statement.path("Action")),
                                Readable.of(statement.path("Resource")),
                                String.join("; ", conditions)),
                        _ -> new TreeSet<>())
                .add(preset);
    }

    private String row(String part, String role, String may, String on, String condition) {
        return ("| " + part + " | " + role + " | " + may + " | " + on.replace(", ", "<br>") + " | " + condition + " | ")
                .replace(site + "-", "SITE-")
                .replace("|  |", "| |");
    }
}

package network.pyrin.functions.bundle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an artefact says of itself: beside the zip for who deploys it, and inside.
 *
 * @param function its name
 * @param kind {@code aot}, {@code managed} or {@code native}
 * @param architecture as Lambda writes it; {@code any} for the managed runtime
 * @param lambdaRuntime identifier of the runtime
 * @param version of this project
 */
record BundleManifest(String function, String kind, String architecture, String lambdaRuntime, String version) {
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    /** The manifest inside the zip. */
    String inside() {
        return json(fields());
    }

    /** The manifest beside the zip, which also knows how large it became. */
    String beside(String file, String sha256, long zipBytes, long unpackedBytes) {
        Map<String, Object> fields = fields();
        fields.put("file", file);
        fields.put("sha256", sha256);
        fields.put("zipBytes", zipBytes);
        fields.put("unpackedBytes", unpackedBytes);
        return json(fields);
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("function", function);
        fields.put("artefact", kind);
        fields.put("architecture", architecture);
        fields.put("runtime", lambdaRuntime);
        fields.put("handler", HANDLER);
        fields.put("snapStart", kind.equals("managed"));
        fields.put("version", version);
        fields.put("java", Runtime.version().toString());
        return fields;
    }

    private static String json(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(field -> "  \"" + field.getKey() + "\": "
                        + (field.getValue() instanceof String text ? "\"" + text + "\"" : field.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }
}

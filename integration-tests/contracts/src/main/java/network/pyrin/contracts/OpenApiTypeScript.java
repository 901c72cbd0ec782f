package network.pyrin.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Turns the calls of an OpenAPI document into TypeScript: one declaration for each schema they reach, and interfaces that
 * say what each path takes and answers. A type that the events declare in the same words is imported from there, so that
 * the pages have one of it. Not thread-safe; one use.
 */
final class OpenApiTypeScript {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String PROBLEM = "Problem";

    /** Named in the document, declared in the head of the events' file. */
    private static final Map<String, String> FROM_EVENTS = Map.of("Hash", "HashHex", "DecimalString", "DecimalString");

    private final OpenApiDocument document;
    private final Map<String, String> events;
    private final Map<String, String> declarations = new TreeMap<>();
    private final TreeSet<String> imports = new TreeSet<>();

    /**
     * Begins a file.
     *
     * @param document of the function
     * @param events what the events declare: name to text
     */
    OpenApiTypeScript(OpenApiDocument document, Map<String, String> events) {
        this.document = document;
        this.events = events;
    }

    /**
     * The file.
     *
     * @param header its first lines
     * @return TypeScript source text
     */
    String text(String header) {
        String reads = paths("Reads", "What each read answers with.", "get", call -> typeOf(call.answer()));
        String writes = paths(
                "Writes",
                "What each write takes and answers with.",
                "post",
                call -> "{ readonly request: " + orUnknown(call.request()) + "; readonly answer: "
                        + orUnknown(call.answer()) + " }");
        nameOf(PROBLEM);
        shareWithEvents(reads + writes);
        String imported =
                imports.isEmpty() ? "" : "import type { " + String.join(", ", imports) + " } from \"./events\";\n\n";
        return header + imported + reads + writes + String.join("\n", declarations.values());
    }

    private String orUnknown(JsonNode schema) {
        return schema.isMissingNode() ? "unknown" : typeOf(schema);
    }

    /** One entry's right side. */
    private interface Entry {
        String of(OpenApiDocument.Call call);
    }

    private String paths(String suffix, String comment, String method, Entry entry) {
        String lines = document.calls().stream()
                .filter(call -> call.method().equals(method))
                .filter(call -> !method.equals("get") || !call.answer().isMissingNode())
                .map(call -> "  readonly \"" + call.path() + "\": " + entry.of(call) + ";\n")
                .collect(Collectors.joining());
        if (lines.isEmpty()) {
            return "";
        }
        return "/** " + comment + " */\nexport interface " + document.typeName() + suffix + " {\n" + lines + "}\n\n";
    }

    /** Imports what the events declare in the same words instead of declaring it again. */
    private void shareWithEvents(String paths) {
        List<String> alike = declarations.keySet().stream()
                .filter(name -> declarations.getOrDefault(name, "").equals(events.get(name)))
                .toList();
        alike.forEach(declarations::remove);
        String rest = paths + String.join("\n", declarations.values());
        // What only the dropped ones referred to is not needed by name.
        imports.removeIf(name -> !mentions(rest, name));
        alike.stream().filter(name -> mentions(rest, name)).forEach(imports::add);
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(text).find();
    }

    private String nameOf(String schemaName) {
        String shared = FROM_EVENTS.get(schemaName);
        if (shared != null) {
            imports.add(shared);
            return shared;
        }
        if (declarations.putIfAbsent(schemaName, "") == null) {
            declarations.put(schemaName, declare(schemaName, document.schema(schemaName)));
        }
        return schemaName;
    }

    private String declare(String name, JsonNode schema) {
        if (!schema.has("properties")) {
            return "export type " + name + " = " + typeOf(schema) + ";\n";
        }
        List<String> required = texts(schema.path("required"));
        String fields = schema.path("properties").properties().stream()
                .map(field -> "  readonly " + field.getKey() + (required.contains(field.getKey()) ? ": " : "?: ")
                        + typeOf(field.getValue()) + ";\n")
                .collect(Collectors.joining());
        return "export interface " + name + " {\n" + fields + "}\n";
    }

    private String typeOf(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return nameOf(reference.substring(REFERENCE.length()));
        }
        if (schema.has("anyOf")) {
            return StreamSupport.stream(schema.get("anyOf").spliterator(), false)
                    .map(this::typeOf)
                    .collect(Collectors.joining(" | "));
        }
        if (schema.has("enum")) {
            return texts(schema.get("enum")).stream()
                    .map(constant -> "\"" + constant + "\"")
                    .collect(Collectors.joining(" | "));
        }
        JsonNode type = schema.path("type");
        List<String> names = type.isArray() ? texts(type) : List.of(type.asText());
        return names.stream().map(name -> plainType(name, schema)).collect(Collectors.joining(" | "));
    }

    private String plainType(String type, JsonNode schema) {
        return switch (type) {
            case "string", "boolean", "null" -> type;
            case "integer", "number" -> "number";
            case "array" -> "readonly " + element(typeOf(schema.path("items"))) + "[]";
            case "object" ->
                schema.has("additionalProperties")
                        ? "Readonly<Record<string, " + typeOf(schema.get("additionalProperties")) + ">>"
                        : "object";
            default -> "unknown";
        };
    }

    private static String element(String type) {
        return type.contains(" ") ? "(" + type + ")" : type;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}

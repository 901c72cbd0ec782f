package network.pyrin.functions.explorerapi.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares a body with its schema in an OpenAPI document, as far as our documents go: types, names, enums, patterns. */
final class BodyCheck {
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    BodyCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with the body; empty if nothing. Properties that the schema does not name are wrong too. */
    List<String> faults(JsonNode schema, JsonNode body) {
        faults.clear();
        if (schema.isMissingNode()) {
            faults.add("the document has no schema");
        }
        check("", schema, body);
        return List.copyOf(faults);
    }

    private void check(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(at, document.at(schema.get("$ref").asText().substring(1)), value);
        } else if (schema.has("anyOf")) {
            anyOf(at, schema.get("anyOf"), value);
        } else if (!fits(schema, value)) {
            faults.add(at + " is " + value);
        } else if (value.isObject()) {
            object(at, schema, value);
        } else if (value.isArray()) {
            value.forEach(element -> check(at + "[]", schema.path("items"), element));
        }
    }

    private void anyOf(String at, JsonNode choices, JsonNode value) {
        int before = faults.size();
        for (JsonNode choice : choices) {
            int mark = faults.size();
            check(at, choice, value);
            if (faults.size() == mark) {
                faults.subList(before, faults.size()).clear();
                return;
            }
        }
    }

    private void object(String at, JsonNode schema, JsonNode value) {
        String prefix = at.isEmpty() ? "" : at + ".";
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(prefix + name.asText() + " is missing");
            }
        });
        value.properties().forEach(property -> {
            JsonNode declared = schema.path("properties").path(property.getKey());
            if (declared.isMissingNode()) {
                faults.add(prefix + property.getKey() + " is not in the document");
            } else {
                check(prefix + property.getKey(), declared, property.getValue());
            }
        });
    }

    private static boolean fits(JsonNode schema, JsonNode value) {
        if (schema.has("enum")) {
            return contains(schema.get("enum"), value.asText());
        }
        String pattern = schema.path("pattern").asText();
        boolean shaped = pattern.isEmpty() || value.asText().matches(pattern);
        JsonNode type = schema.path("type");
        return shaped
                && (type.isMissingNode()
                        || typeNames(value).stream()
                                .anyMatch(name -> type.isArray()
                                        ? contains(type, name)
                                        : type.asText().equals(name)));
    }

    private static List<String> typeNames(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> List.of("object");
            case ARRAY -> List.of("array");
            case STRING, BINARY -> List.of("string");
            case BOOLEAN -> List.of("boolean");
            case NULL, MISSING -> List.of("null");
            case NUMBER -> value.isIntegralNumber() ? List.of("integer", "number") : List.of("number");
        };
    }

    private static boolean contains(JsonNode array, String text) {
        for (JsonNode element : array) {
            if (element.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}

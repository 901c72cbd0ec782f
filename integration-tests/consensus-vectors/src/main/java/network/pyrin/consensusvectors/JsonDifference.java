package network.pyrin.consensusvectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Differences between what was recorded and what our node says, each with its path. */
final class JsonDifference {
    private JsonDifference() {}

    /**
     * Compares two values. Fields that only the actual value has are not looked at; fields that only the expected one has are
     * differences.
     *
     * @return one line per difference
     */
    static List<String> of(JsonNode expected, JsonNode actual) {
        List<String> lines = new ArrayList<>();
        compare("", expected, actual, lines);
        return lines;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> lines) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties().forEach(field -> {
                JsonNode other = actual.get(field.getKey());
                if (other == null) {
                    lines.add(path + "." + field.getKey() + ": expected " + field.getValue() + ", ours has none");
                } else {
                    compare(path + "." + field.getKey(), field.getValue(), other, lines);
                }
            });
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "[" + i + "]", expected.get(i), actual.get(i), lines);
            }
        } else if (!same(expected, actual)) {
            lines.add(path + ": expected " + expected + ", got " + actual);
        }
    }

    /** Numbers may be an int here and a long there. */
    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.bigIntegerValue().equals(actual.bigIntegerValue());
        }
        return expected.equals(actual);
    }
}

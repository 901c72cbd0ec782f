package network.pyrin.infra.stacks.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Writes a tree as YAML in one fixed form: block style, two spaces, keys in their order, texts quoted only where they would be read as
 * something else, texts of several lines as they are.
 */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/*_.$][A-Za-z0-9/*_.$:=+@,()<> -]*");
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "(?i)(true|false|yes|no|on|off|null|~|y|n)|.*: .*|.*:|.*[ ]#.*|.* |\\*.*|-.*|[0-9.].*|.*[ ][ ].*|<<|=");

    private static final int FLOW_MAX = 100;

    private final StringBuilder out = new StringBuilder();

    private Yaml() {}

    /**
     * The tree as text.
     *
     * @param tree an object
     * @return YAML, ending in a line feed
     */
    static String write(ObjectNode tree) {
        Yaml yaml = new Yaml();
        yaml.object(tree, 0);
        return yaml.out.toString();
    }

    private void object(ObjectNode node, int depth) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            indent(depth);
            out.append(scalarText(each.getKey())).append(':');
            value(each.getValue(), depth);
        }
    }

    private void value(JsonNode node, int depth) {
        switch (node) {
            case ObjectNode object
            when isShortReference(object) -> {
                out.append(' ');
                flow(object);
                out.append('\n');
            }
            case ObjectNode object
            when !object.isEmpty() -> {
                out.append('\n');
                object(object, depth + 1);
            }
            case ArrayNode array
            when !array.isEmpty() -> {
                out.append('\n');
                array(array, depth);
            }
            default -> {
                out.append(' ');
                scalar(node, depth + 1);
            }
        }
    }

    private void array(ArrayNode node, int depth) {
        for (JsonNode each : node) {
            indent(depth);
            out.append('-');
            if (each instanceof ObjectNode object && isShortReference(object)) {
                out.append(' ');
                flow(object);
                out.append('\n');
            } else if (each instanceof ObjectNode object && !object.isEmpty()) {
                int start = out.length();
                object(object, depth + 1);
                // The first key stands on the dash's own line.
                out.delete(start, start + 2 * (depth + 1)).insert(start, ' ');
            } else if (each instanceof ArrayNode inner && !inner.isEmpty()) {
                out.append('\n');
                array(inner, depth + 1);
            } else {
                out.append(' ');
                scalar(each, depth + 1);
            }
        }
    }

    /** References to other resources read better on one line. */
    private static boolean isShortReference(ObjectNode node) {
        String name = node.size() == 1 ? node.fieldNames().next() : "";
        return (name.equals("Ref") || name.startsWith("Fn::"))
                && node.toString().length() <= FLOW_MAX;
    }

    private void flow(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                join("{", object.properties(), "}", each -> {
                    out.append(scalarText(each.getKey())).append(": ");
                    flow(each.getValue());
                });
            case ArrayNode array -> join("[", array, "]", this::flow);
            case TextNode text -> out.append(inFlow(text.textValue()));
            default -> out.append(node);
        }
    }

    private <T> void join(String open, Iterable<T> parts, String close, Consumer<T> each) {
        String before = open;
        for (T part : parts) {
            out.append(before);
            each.accept(part);
            before = ", ";
        }
        out.append(before.equals(open) ? open : "").append(close);
    }

    /** Within braces commas and colons would end a text. */
    private static String inFlow(String text) {
        String written = scalarText(text);
        return written.matches("\".*|[A-Za-z0-9.:/_-]*") && !written.endsWith(":")
                ? written
                : TextNode.valueOf(text).toString();
    }

    private void scalar(JsonNode node, int depth) {
        if (node instanceof TextNode text && isBlock(text.textValue())) {
            block(text.textValue(), depth);
            return;
        }
        out.append(node instanceof TextNode text ? scalarText(text.textValue()) : node.toString())
                .append('\n');
    }

    /** Only texts that come back exactly: ordinary characters, no line that begins or ends with a blank or is empty at the edges. */
    private static boolean isBlock(String text) {
        return text.contains("\n")
                && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127))
                && text.lines().noneMatch(line -> line.endsWith(" "))
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n\n");
    }

    private void block(String text, int depth) {
        out.append(text.endsWith("\n") ? "|\n" : "|-\n");
        text.lines().forEach(line -> {
            if (!line.isEmpty()) {
                indent(depth);
            }
            out.append(line).append('\n');
        });
    }

    private static String scalarText(String text) {
        if (PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches()) {
            return text;
        }
        return TextNode.valueOf(text).toString();
    }

    private void indent(int depth) {
        out.append("  ".repeat(depth));
    }
}

package network.pyrin.infra.stacks.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Takes out of a template what changes without meaning anything: hashes of versions, tool metadata, the bootstrap check. */
final class Normaliser {
    /** Every resource has these; a test holds that, so they need not be read hundreds of times. */
    private static final Set<String> SITE_TAGS = Set.of("pyrin:site", "pyrin:preset", "pyrin:stack");

    private static final Pattern KNOWN_PARAMETERS = Pattern.compile("(var KNOWN = \\[)[^]]*]");
    private static final Pattern VERSION_HASH = Pattern.compile("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}");

    private Normaliser() {}

    /**
     * The template without noise.
     *
     * @param template as the CDK wrote it; not changed
     * @return a new tree, keys in the same order
     */
    static ObjectNode normalise(JsonNode template) {
        ObjectNode copy = (ObjectNode) withoutHashes(template);
        copy.remove("Rules");
        if (copy.get("Parameters") instanceof ObjectNode parameters) {
            parameters.remove("BootstrapVersion");
            if (parameters.isEmpty()) {
                copy.remove("Parameters");
            }
        }
        if (copy.get("Resources") instanceof ObjectNode resources) {
            withoutRoutes(resources);
            resources.properties().forEach(resource -> quieten((ObjectNode) resource.getValue()));
        }
        return copy;
    }

    /** Routes, their throttles and their parameters are the route table's; they are reviewed there, and a test compares. */
    private static void withoutRoutes(ObjectNode resources) {
        resources.remove(resources.properties().stream()
                .filter(each -> each.getValue().path("Type").asText().equals("AWS::ApiGatewayV2::Route"))
                .map(Map.Entry::getKey)
                .toList());
        resources.properties().forEach(each -> {
            if (each.getValue().path("Type").asText().equals("AWS::ApiGatewayV2::Stage")
                    && each.getValue() instanceof ObjectNode stage
                    && stage.path("Properties") instanceof ObjectNode properties) {
                properties.remove("RouteSettings");
                stage.remove("DependsOn");
            }
        });
    }

    private static void quieten(ObjectNode resource) {
        resource.remove("Metadata");
        if (resource.get("Properties") instanceof ObjectNode found) {
            ObjectNode properties = (ObjectNode) sorted(found);
            resource.set("Properties", properties);
            if (properties.get("Tags") instanceof ArrayNode tags) {
                for (int i = tags.size() - 1; i >= 0; i--) {
                    if (SITE_TAGS.contains(tags.get(i).path("Key").asText())) {
                        tags.remove(i);
                    }
                }
                if (tags.isEmpty()) {
                    properties.remove("Tags");
                }
            } else if (properties.get("Tags") instanceof ObjectNode tags) {
                tags.remove(SITE_TAGS);
                if (tags.isEmpty()) {
                    properties.remove("Tags");
                }
            }
        }
    }

    /** The same tree with the keys of properties sorted: what order they were written in means nothing. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            new TreeSet<>(object.properties().stream().map(Map.Entry::getKey).toList())
                    .forEach(key -> copy.set(key, sorted(object.path(key))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(each -> copy.add(sorted(each)));
            return copy;
        }
        return node;
    }

    private static JsonNode withoutHashes(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(each -> copy.set(clean(each.getKey()), withoutHashes(each.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(each -> copy.add(withoutHashes(each)));
            return copy;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(clean(node.textValue())) : node;
    }

    private static String clean(String text) {
        return KNOWN_PARAMETERS
                .matcher(VERSION_HASH.matcher(text).replaceAll("$1"))
                .replaceAll("$1...]");
    }
}

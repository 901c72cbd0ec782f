package network.pyrin.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.embedded.EmbeddedAws;

/** A CloudFormation template: its resources, and their values with references filled in. */
final class StackTemplate {
    private static final ObjectMapper YAML = new YAMLMapper();

    private final String text;
    private final JsonNode resources;

    private StackTemplate(String text) throws IOException {
        this.text = text;
        this.resources = YAML.readTree(text).path("Resources");
    }

    static StackTemplate read(Path file) throws IOException {
        return new StackTemplate(Files.readString(file));
    }

    String text() {
        return text;
    }

    /** Type by logical id. */
    Map<String, String> types() {
        Map<String, String> types = new TreeMap<>();
        resources
                .properties()
                .forEach(each ->
                        types.put(each.getKey(), each.getValue().path("Type").asText()));
        return types;
    }

    /** Logical ids of a type. */
    List<String> ofType(String type) {
        List<String> ids = new ArrayList<>();
        types().forEach((id, found) -> {
            if (found.equals(type)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** A property as it stands in the template. */
    JsonNode property(String logicalId, String name) {
        return resources.path(logicalId).path("Properties").path(name);
    }

    /** Names of the properties of a resource. */
    List<String> propertyNames(String logicalId) {
        List<String> names = new ArrayList<>();
        resources.path(logicalId).path("Properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A property with references filled in. */
    JsonNode resolved(String logicalId, String name, Map<String, String> physicalIds) {
        return resolve(property(logicalId, name), physicalIds);
    }

    private JsonNode resolve(JsonNode node, Map<String, String> ids) {
        if (node.isArray()) {
            ArrayNode array = YAML.createArrayNode();
            node.forEach(each -> array.add(resolve(each, ids)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.has("Ref")) {
            return TextNode.valueOf(reference(node.path("Ref").asText(), ids));
        }
        if (node.has("Fn::GetAtt")) {
            return TextNode.valueOf(arn(node.path("Fn::GetAtt").path(0).asText(), ids));
        }
        if (node.has("Fn::Join")) {
            List<String> parts = new ArrayList<>();
            node.path("Fn::Join")
                    .path(1)
                    .forEach(part -> parts.add(resolve(part, ids).asText()));
            return TextNode.valueOf(String.join(node.path("Fn::Join").path(0).asText(), parts));
        }
        ObjectNode object = YAML.createObjectNode();
        node.properties().forEach(each -> object.set(each.getKey(), resolve(each.getValue(), ids)));
        return object;
    }

    private static String reference(String name, Map<String, String> ids) {
        return switch (name) {
            case "AWS::Partition" -> "aws";
            case "AWS::Region" -> EmbeddedAws.REGION;
            case "AWS::AccountId" -> EmbeddedAws.ACCOUNT;
            default -> ids.getOrDefault(name, "");
        };
    }

    /** The one attribute that the stack asks for. */
    private String arn(String logicalId, Map<String, String> ids) {
        String physical = ids.getOrDefault(logicalId, "");
        String type = types().getOrDefault(logicalId, "");
        String place = ":" + EmbeddedAws.REGION + ":" + EmbeddedAws.ACCOUNT + ":";
        return switch (type) {
            case "AWS::SQS::Queue" -> "arn:aws:sqs" + place + physical.substring(physical.lastIndexOf('/') + 1);
            case "AWS::S3::Bucket" -> "arn:aws:s3:::" + physical;
            case "AWS::KMS::Key" -> "arn:aws:kms" + place + "key/" + physical;
            default -> throw new AssertionError("no ARN is known of " + type);
        };
    }
}

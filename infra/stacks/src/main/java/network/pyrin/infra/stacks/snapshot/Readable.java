package network.pyrin.infra.stacks.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A template's value as people say it: references by name, joined texts as one text. */
public final class Readable {
    private Readable() {}

    /**
     * The value in words.
     *
     * @param value text, list or intrinsic function
     * @return one line
     */
    public static String of(JsonNode value) {
        if (value.isArray()) {
            return list(value, ", ");
        }
        if (!value.isObject() || value.size() != 1) {
            return value.isValueNode() ? value.asText() : value.toString();
        }
        String name = value.fieldNames().next();
        JsonNode inner = value.path(name);
        return switch (name) {
            case "Ref" -> reference(inner.asText());
            case "Fn::GetAtt" -> reference(inner.path(0).asText());
            case "Fn::Join" -> list(inner.path(1), inner.path(0).asText());
            case "Fn::ImportValue" -> imported(of(inner));
            default -> value.toString();
        };
    }

    private static String list(JsonNode values, String between) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(Readable::of)
                .collect(Collectors.joining(between));
    }

    /** Without the hash that makes a logical id unique. */
    private static String reference(String id) {
        return switch (id) {
            case "AWS::Partition" -> "aws";
            case "AWS::Region" -> "REGION";
            case "AWS::AccountId" -> "ACCOUNT";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackId" -> "this stack";
            default -> id.replaceAll("[0-9A-F]{8}$", "");
        };
    }

    /** {@code pyrin-data:ExportsOutputFnGetAttKey961B73FDArnD9A1BB22} becomes {@code Key}. */
    private static String imported(String export) {
        return export.replaceAll("^[^:]*:ExportsOutput(Ref|FnGetAtt)", "").replaceAll("[0-9A-F]{8}.*$", "");
    }
}

package network.pyrin.functions.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Reads posted JSON; what is wrong with it is a 422 like any other parameter. */
public final class Bodies {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Bodies() {}

    /**
     * Reads one JSON object.
     *
     * @param body as posted
     * @return the object
     */
    public static JsonNode object(String body) {
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ValidationException(new Violation(
                    List.of("body"), "the body is not JSON: " + e.getOriginalMessage(), "value_error.jsondecode"));
        }
        if (!node.isObject()) {
            throw new ValidationException(
                    new Violation(List.of("body"), "value is not a valid dict", "type_error.dict"));
        }
        return node;
    }

    /**
     * Reads a list of texts in a posted object.
     *
     * @param object from {@link #object}
     * @param field its name
     * @return the texts in order
     */
    public static List<String> strings(JsonNode object, String field) {
        JsonNode list = object.get(field);
        if (list == null) {
            throw Params.invalid("body", field, "field required", "value_error.missing");
        }
        if (!list.isArray()) {
            throw Params.invalid("body", field, "value is not a valid list", "type_error.list");
        }
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                throw Params.invalid("body", field, "str type expected", "type_error.str");
            }
            texts.add(item.textValue());
        }
        return texts;
    }
}

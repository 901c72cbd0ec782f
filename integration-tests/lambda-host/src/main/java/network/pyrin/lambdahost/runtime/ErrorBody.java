package network.pyrin.lambdahost.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a runtime says went wrong. */
record ErrorBody(String type, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ErrorBody parse(String headerType, String body) {
        try {
            JsonNode error = JSON.readTree(body);
            if (error != null && error.isObject()) {
                return new ErrorBody(
                        error.path("errorType").asText(headerType),
                        error.path("errorMessage").asText(""));
            }
        } catch (JsonProcessingException e) {
            // Said in other words than JSON; still what it said.
        }
        return new ErrorBody(headerType, body);
    }
}

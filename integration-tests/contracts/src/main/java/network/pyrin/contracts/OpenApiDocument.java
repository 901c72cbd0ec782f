package network.pyrin.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The OpenAPI document that the build of one function wrote, and what of it the front end uses: the calls under {@code
 * /v1}.
 *
 * @param function its folder below {@code functions}, for example {@code explorer-api}
 * @param root the parsed document
 */
record OpenApiDocument(String function, JsonNode root) {
    private static final String PLACE = "lambda/target/openapi/openapi.json";
    private static final String SWITCH = "store-schema-directory";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One call.
     *
     * @param method {@code get}, {@code post}…, lower case
     * @param path with names in braces
     * @param operation the OpenAPI operation
     */
    record Call(String method, String path, JsonNode operation) {
        /**
         * The body of its good answer.
         *
         * @return a schema; missing if there is none in JSON
         */
        JsonNode answer() {
            JsonNode responses = operation.path("responses");
            return Stream.of("200", "201", "202")
                    .map(status -> json(responses.path(status)))
                    .filter(schema -> !schema.isMissingNode())
                    .findFirst()
                    .orElseGet(MAPPER::missingNode);
        }

        /**
         * The body it is sent.
         *
         * @return a schema; missing if it takes none
         */
        JsonNode request() {
            JsonNode body = operation.path("requestBody");
            JsonNode any = body.path("content").path("*/*").path("schema");
            return any.isMissingNode() ? json(body) : any;
        }

        private static JsonNode json(JsonNode holder) {
            return holder.path("content").path("application/json").path("schema");
        }
    }

    /**
     * The documents of all functions that write one.
     *
     * @param root the repository's root
     * @return by name of function
     */
    static List<OpenApiDocument> all(Path root) {
        try (Stream<Path> functions = Files.list(root.resolve("functions"))) {
            return functions
                    .filter(OpenApiDocument::writesOne)
                    .sorted()
                    .map(OpenApiDocument::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the functions cannot be listed", e);
        }
    }

    private static boolean writesOne(Path function) {
        Path properties = function.resolve("lambda/src/main/resources/application.properties");
        try {
            return Files.exists(properties) && Files.readString(properties).contains(SWITCH);
        } catch (IOException e) {
            throw new UncheckedIOException(properties + " cannot be read", e);
        }
    }

    private static OpenApiDocument read(Path function) {
        Path file = function.resolve(PLACE);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " is missing: " + Contracts.COMMAND + " builds it");
        }
        try {
            return new OpenApiDocument(function.getFileName().toString(), MAPPER.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /**
     * The calls under {@code /v1}, by path and method.
     *
     * @return each once
     */
    List<Call> calls() {
        TreeMap<String, Call> calls = new TreeMap<>();
        each(root.path("paths"), (path, item) -> {
            if (path.startsWith("/v1/")) {
                each(
                        item,
                        (method, operation) -> calls.put(
                                path + " " + method, new Call(method.toLowerCase(Locale.ROOT), path, operation)));
            }
        });
        return List.copyOf(calls.values());
    }

    /**
     * A named schema.
     *
     * @param name in {@code components/schemas}
     * @return the schema
     * @throws IllegalStateException if the document lacks it
     */
    JsonNode schema(String name) {
        JsonNode schema = root.path("components").path("schemas").path(name);
        if (schema.isMissingNode()) {
            throw new IllegalStateException("the document of " + function + " refers to " + name + " and lacks it");
        }
        return schema;
    }

    /**
     * The name as a type's, for example {@code ExplorerApi}.
     *
     * @return upper camel case
     */
    String typeName() {
        StringBuilder name = new StringBuilder();
        for (String word : function.split("-", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> action) {
        object.properties().forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
    }
}

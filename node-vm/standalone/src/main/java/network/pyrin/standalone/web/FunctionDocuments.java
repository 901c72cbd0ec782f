package network.pyrin.standalone.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import network.pyrin.functions.routes.FunctionName;
import network.pyrin.functions.routes.OpenApiRoutes;
import network.pyrin.functions.routes.RouteTable;

/**
 * The API document of each function beside the explorer's, where the functions answer in this process. As Lambda artefacts
 * each carries its own; here one document describes all, and the parts are cut out of it by the route table.
 */
@ApplicationScoped
public class FunctionDocuments {
    /** Behind the packaged functions' own answers, before the resources: one of them takes whatever is below the pool. */
    private static final int EARLY = -900;

    private static final String WHOLE = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final String PREFIX = "/api";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Map<FunctionName, String> TITLES =
            Map.of(FunctionName.WALLET_API, "Wallet API", FunctionName.POOL_API, "Pool API");

    private final ObjectMapper mapper = new ObjectMapper();
    private final RouteTable table = RouteTable.load();

    /**
     * Called once while the HTTP server is set up.
     *
     * @param router the one router
     * @throws IOException if the build has left no document
     */
    void mount(@Observes Router router) throws IOException {
        for (Map.Entry<FunctionName, String> entry : TITLES.entrySet()) {
            byte[] document = mapper.writeValueAsBytes(document(whole(), entry.getKey(), entry.getValue()));
            String path = PREFIX + OpenApiRoutes.documentPath(entry.getKey());
            router.get(path).method(HttpMethod.HEAD).order(EARLY).handler(context -> context.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "public, max-age=60")
                    .putHeader("Access-Control-Allow-Origin", "*")
                    .end(Buffer.buffer(document)));
        }
    }

    private ObjectNode whole() throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(WHOLE)) {
            if (in == null) {
                throw new IOException(WHOLE + " is not packaged");
            }
            return (ObjectNode) mapper.readTree(in);
        }
    }

    /** Leaves in the document what one function answers. */
    private ObjectNode document(ObjectNode document, FunctionName function, String title) {
        document.set("info", mapper.createObjectNode().put("title", title).put("version", "1"));
        ObjectNode paths = (ObjectNode) document.path("paths");
        for (Map.Entry<String, JsonNode> path : List.copyOf(paths.properties())) {
            ObjectNode item = (ObjectNode) path.getValue();
            List<String> methods =
                    OpenApiRoutes.METHODS.stream().filter(item::has).toList();
            List<String> foreign = methods.stream()
                    .filter(method -> !isOf(function, method, path.getKey()))
                    .toList();
            item.remove(foreign);
            if (foreign.size() == methods.size()) {
                paths.remove(path.getKey());
            }
        }
        keepTags((ArrayNode) document.path("tags"), paths);
        keepSchemas((ObjectNode) document.path("components").path("schemas"), paths);
        return document;
    }

    private boolean isOf(FunctionName function, String method, String path) {
        String some = path.substring(PREFIX.length()).replaceAll("\\{[^}]*}", "some");
        return table.find(method.toUpperCase(Locale.ROOT), some)
                .filter(route -> route.function() == function)
                .isPresent();
    }

    private static void keepTags(ArrayNode tags, ObjectNode paths) {
        Set<String> used = new TreeSet<>();
        paths.findValues("tags").forEach(list -> list.forEach(tag -> used.add(tag.asText())));
        tags.removeIf(tag -> !used.contains(tag.path("name").asText()));
    }

    private static void keepSchemas(ObjectNode schemas, ObjectNode paths) {
        Set<String> used = new HashSet<>();
        addReferred(paths, schemas, used);
        schemas.retain(used);
    }

    private static void addReferred(JsonNode from, ObjectNode schemas, Set<String> used) {
        for (JsonNode reference : from.findValues("$ref")) {
            String name = reference.asText().substring(SCHEMAS.length());
            if (used.add(name)) {
                addReferred(schemas.path(name), schemas, used);
            }
        }
    }
}

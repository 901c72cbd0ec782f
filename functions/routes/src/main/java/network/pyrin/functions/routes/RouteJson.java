package network.pyrin.functions.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The table as JSON, one route a line so that a change reads well. */
final class RouteJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RouteJson() {}

    static RouteTable read(byte[] json) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (JsonNode route : MAPPER.readTree(json).required("routes")) {
            List<String> query = new ArrayList<>();
            route.required("query").forEach(name -> query.add(name.textValue()));
            routes.add(new Route(
                    route.required("method").textValue(),
                    route.required("path").textValue(),
                    FunctionName.parse(route.required("function").textValue()),
                    CacheRule.parse(route.required("cache").textValue()),
                    Throttle.parse(route.required("throttle").textValue()),
                    route.required("needsNode").booleanValue(),
                    query));
        }
        return new RouteTable(routes);
    }

    static String write(RouteTable table) throws IOException {
        StringBuilder text = new StringBuilder("{\n  \"routes\": [\n");
        String comma = "";
        for (Route route : table.routes()) {
            text.append(comma).append("    ").append(MAPPER.writeValueAsString(tree(route)));
            comma = ",\n";
        }
        return text.append("\n  ]\n}\n").toString();
    }

    private static ObjectNode tree(Route route) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("method", route.method());
        node.put("path", route.path());
        node.put("function", route.function().text());
        node.put("cache", route.cache().text());
        node.put("throttle", route.throttle().text());
        node.put("needsNode", route.needsNode());
        ArrayNode query = node.putArray("query");
        route.query().forEach(query::add);
        return node;
    }
}

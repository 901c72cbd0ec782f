package network.pyrin.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import network.pyrin.events.ChainEvent;
import network.pyrin.events.EventJson;
import network.pyrin.events.stream.ClientFrame;
import network.pyrin.events.stream.ServerFrame;

/** The generated files, by name, as they must stand in the front end's contracts package. */
final class Contracts {
    /** Folder of the generated files, from the repository's root. */
    static final String FOLDER = "cdn-static/packages/contracts/src/generated";

    private static final String HEADER = """
            // Generated from the Java records in libs/events by integration-tests/contracts. Do not edit:
            // change the record and run GenerateContracts.

            /** 64 lower-case hex digits. */
            export type HashHex = string;

            /** An integer as decimal text, because it may exceed 2^53: read it with BigInt. */
            export type DecimalString = string;

            """;

    private Contracts() {}

    /**
     * Generates everything.
     *
     * @return file name to content
     * @throws IOException if a sample has no JSON form
     */
    static Map<String, String> generate() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("events.ts", events());
        files.put("samples.json", samples());
        return files;
    }

    private static String events() {
        String constants = "export const PROTOCOL_VERSION = " + ServerFrame.PROTOCOL + ";\n"
                + "export const CLIENT_FRAME_BYTES_MAX = " + ClientFrame.BYTES_MAX + ";\n\n";
        return HEADER
                + constants
                + new TypeScriptWriter()
                        .add(ChainEvent.class)
                        .add(ClientFrame.class)
                        .add(ServerFrame.class)
                        .text();
    }

    private static JsonNode tree(Object value) {
        return EventJson.mapper().valueToTree(value);
    }

    private static String samples() throws IOException {
        ObjectNode root = EventJson.mapper().createObjectNode();
        SampleValues values = new SampleValues();
        // One by one: as elements of an untyped list they would be written without their type.
        values.oneOfEach(ChainEvent.class)
                .forEach(value -> root.withArray("events").add(tree(value)));
        values.oneOfEach(ClientFrame.class)
                .forEach(value -> root.withArray("clientFrames").add(tree(value)));
        values.oneOfEach(ServerFrame.class)
                .forEach(value -> root.withArray("serverFrames").add(tree(value)));
        return EventJson.mapper()
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(root)
                + "\n";
    }
}

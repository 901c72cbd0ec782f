package network.pyrin.functions.common;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.lang.reflect.Type;
import network.pyrin.crypto.Hash;

/** How answers become JSON: records by their names, hashes as hex, what is absent as {@code null}. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule("chain").addSerializer(Hash.class, new HexHash()))
            .build();

    private Json() {}

    /**
     * An answer's bytes.
     *
     * @param body a record, a list or a tree
     * @return UTF-8
     * @throws JsonProcessingException if the body has no JSON form: a bug
     */
    public static byte[] write(Object body) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(body);
    }

    /**
     * An answer as a tree, to leave parts of it out.
     *
     * @param body a record or a list
     * @return the tree
     */
    public static JsonNode tree(Object body) {
        return MAPPER.valueToTree(body);
    }

    /**
     * Walks how a type is written, with the very serializers that write it.
     *
     * @param type of a body
     * @param visitor told about it
     */
    public static void describe(Type type, JsonFormatVisitorWrapper visitor) {
        try {
            MAPPER.acceptJsonFormatVisitor(MAPPER.constructType(type), visitor);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(type + " has no JSON form", e);
        }
    }

    private static final class HexHash extends JsonSerializer<Hash> {
        @Override
        public void serialize(Hash hash, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeString(hash.toHex());
        }

        @Override
        public void acceptJsonFormatVisitor(JsonFormatVisitorWrapper visitor, JavaType type)
                throws JsonMappingException {
            visitor.expectStringFormat(type);
        }
    }
}

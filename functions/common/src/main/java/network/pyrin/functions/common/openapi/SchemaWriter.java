package network.pyrin.functions.common.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import network.pyrin.crypto.Hash;
import network.pyrin.functions.common.Json;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes bodies by walking the serializers that write them: what is written as text is text, what may be absent is not
 * required, what may be null says so. A record is named after its enclosing types and itself ({@code BlockViewsPage}).
 * Not thread-safe; one document each.
 */
final class SchemaWriter {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String HASH = "Hash";
    private static final String DECIMAL = "DecimalString";

    private final Map<String, Schema> named = new TreeMap<>();
    private final Map<String, JavaType> owners = new TreeMap<>();

    /**
     * Describes a body.
     *
     * @param type as a resource returns it
     * @return its schema; records and enums are references to what {@link #named} holds
     */
    Schema of(Type type) {
        Body body = new Body();
        Json.describe(type, body);
        return body.schema;
    }

    /**
     * The records and enums met so far.
     *
     * @return name to schema, sorted
     */
    Map<String, Schema> named() {
        return named;
    }

    private static Schema typed(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    private Schema shared(String name, String pattern, String description) {
        named.computeIfAbsent(
                name, absent -> typed(SchemaType.STRING).pattern(pattern).description(description));
        return reference(name);
    }

    private Schema text(JavaType type) {
        if (type.getRawClass().equals(Hash.class)) {
            return shared(HASH, "^[0-9a-f]{64}$", "64 lower-case hex digits.");
        }
        if (type.isTypeOrSubTypeOf(Number.class) || type.isPrimitive()) {
            return shared(DECIMAL, "^-?[0-9]+$", "An integer as decimal text, because it may exceed 2^53.");
        }
        return typed(SchemaType.STRING);
    }

    /** The name of a record or enum; two of one name cannot be told apart by who reads the document. */
    private String nameOf(JavaType type) {
        StringBuilder name = new StringBuilder();
        for (Class<?> c = type.getRawClass(); c != null; c = c.getEnclosingClass()) {
            name.insert(0, c.getSimpleName());
        }
        JavaType owner =
                Optional.ofNullable(owners.putIfAbsent(name.toString(), type)).orElse(type);
        if (!owner.equals(type)) {
            throw new IllegalStateException(
                    "two types are called " + name + " in one OpenAPI document, rename one: " + owner + ", " + type);
        }
        return name.toString();
    }

    /** One place in a body: receives what is written there. */
    private final class Body extends JsonFormatVisitorWrapper.Base {
        private Schema schema = OASFactory.createSchema();

        @Override
        public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
            String name = nameOf(type);
            schema = reference(name);
            Schema object = typed(SchemaType.OBJECT);
            // A second walk through the same record writes the same again; a recursive one would never end.
            named.put(name, object);
            return new ObjectSchema(SchemaWriter.this, object, getProvider());
        }

        @Override
        public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
            Schema array = typed(SchemaType.ARRAY);
            schema = array;
            return new JsonArrayFormatVisitor.Base(getProvider()) {
                @Override
                public void itemsFormat(JsonFormatVisitable handler, JavaType elementType) throws JsonMappingException {
                    array.items(visit(handler, elementType));
                }

                @Override
                public void itemsFormat(JsonFormatTypes format) {
                    array.items(typed(SchemaType.valueOf(format.value().toUpperCase(Locale.ROOT))));
                }
            };
        }

        @Override
        public JsonMapFormatVisitor expectMapFormat(JavaType type) {
            Schema map = typed(SchemaType.OBJECT);
            schema = map;
            return new JsonMapFormatVisitor.Base(getProvider()) {
                @Override
                public void valueFormat(JsonFormatVisitable handler, JavaType valueType) throws JsonMappingException {
                    map.additionalPropertiesSchema(visit(handler, valueType));
                }
            };
        }

        private Schema visit(JsonFormatVisitable handler, JavaType type) throws JsonMappingException {
            Body inner = new Body();
            inner.setProvider(getProvider());
            handler.acceptJsonFormatVisitor(inner, type);
            return inner.schema;
        }

        @Override
        public JsonStringFormatVisitor expectStringFormat(JavaType type) {
            schema = text(type);
            return new JsonStringFormatVisitor.Base() {
                @Override
                public void enumTypes(Set<String> constants) {
                    String name = nameOf(type);
                    named.put(name, typed(SchemaType.STRING).enumeration(List.copyOf(constants)));
                    schema = reference(name);
                }
            };
        }

        @Override
        public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
            boolean wide = type.hasRawClass(long.class) || type.hasRawClass(Long.class);
            schema = typed(SchemaType.INTEGER).format(wide ? "int64" : "int32");
            return new JsonIntegerFormatVisitor.Base();
        }

        @Override
        public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
            schema = typed(SchemaType.NUMBER);
            return new JsonNumberFormatVisitor.Base();
        }

        @Override
        public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
            schema = typed(SchemaType.BOOLEAN);
            return new JsonBooleanFormatVisitor.Base();
        }

        @Override
        public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
            return new JsonAnyFormatVisitor.Base();
        }
    }

    /**
     * Describes one value with a given serializer.
     *
     * @param handler the serializer
     * @param type of the value
     * @param provider that found the serializer
     * @return its schema
     * @throws JsonMappingException if the serializer cannot tell
     */
    Schema of(JsonFormatVisitable handler, JavaType type, com.fasterxml.jackson.databind.SerializerProvider provider)
            throws JsonMappingException {
        Body body = new Body();
        body.setProvider(provider);
        return body.visit(handler, type);
    }
}

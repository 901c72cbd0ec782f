package network.pyrin.functions.common.openapi;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Collects the properties of one record, those of records written into the same object included. */
final class ObjectSchema extends JsonObjectFormatVisitor.Base {
    private final SchemaWriter writer;
    private final Schema object;

    /**
     * Begins a record.
     *
     * @param writer describes the values
     * @param object receives the properties
     * @param provider of serializers
     */
    ObjectSchema(SchemaWriter writer, Schema object, SerializerProvider provider) {
        super(provider);
        this.writer = writer;
        this.object = object;
    }

    @Override
    public void property(BeanProperty property) throws JsonMappingException {
        optionalProperty(property);
    }

    @Override
    public void property(String name, JsonFormatVisitable handler, JavaType type) throws JsonMappingException {
        optionalProperty(name, handler, type);
    }

    @Override
    public void optionalProperty(String name, JsonFormatVisitable handler, JavaType type) throws JsonMappingException {
        object.addProperty(name, writer.of(handler, type, getProvider()));
    }

    @Override
    public void optionalProperty(BeanProperty property) throws JsonMappingException {
        BeanPropertyWriter written = (BeanPropertyWriter) property;
        Schema value = writer.of(serializer(written), written.getType(), getProvider());
        boolean absentWhenNull = written.willSuppressNulls();
        if (!absentWhenNull) {
            object.addRequired(written.getName());
        }
        object.addProperty(written.getName(), !absentWhenNull && mayBeNull(written) ? orNull(value) : value);
    }

    private JsonSerializer<?> serializer(BeanPropertyWriter property) throws JsonMappingException {
        JsonSerializer<Object> fixed = property.getSerializer();
        return fixed != null ? fixed : getProvider().findValueSerializer(property.getType(), property);
    }

    private static boolean mayBeNull(BeanPropertyWriter property) {
        AnnotatedElement type =
                switch (property.getMember().getMember()) {
                    case Method method -> method.getAnnotatedReturnType();
                    case Field field -> field.getAnnotatedType();
                    default -> property.getType().getRawClass();
                };
        return property.getType().isReferenceType() || type.isAnnotationPresent(Nullable.class);
    }

    private static Schema orNull(Schema value) {
        if (value.getRef() == null) {
            return value.addType(SchemaType.NULL);
        }
        Schema nothing = OASFactory.createSchema().addType(SchemaType.NULL);
        return OASFactory.createSchema().anyOf(List.of(value, nothing));
    }
}

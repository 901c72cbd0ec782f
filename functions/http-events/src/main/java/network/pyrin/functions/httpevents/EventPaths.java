package network.pyrin.functions.httpevents;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Escapes the path of an event while it is read. Without it a blank or a line break in a path, which anyone can send, ends
 * in a 500 before any of our code is asked.
 */
@Singleton
public final class EventPaths implements ObjectMapperCustomizer {
    private static final PropertyName RAW_PATH = PropertyName.construct("rawPath");

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("event-paths").setDeserializerModifier(new OfEvents()));
    }

    /** Changes how events are read, and nothing else. */
    private static final class OfEvents extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
            SettableBeanProperty path = description.getBeanClass().equals(APIGatewayV2HTTPEvent.class)
                    ? builder.findProperty(RAW_PATH)
                    : null;
            if (path != null) {
                builder.addOrReplaceProperty(path.withValueDeserializer(new Escaping()), true);
            }
            return builder;
        }
    }

    /** Reads a path. */
    private static final class Escaping extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Escaping() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return EscapedPath.of(parser.getValueAsString(""));
        }
    }
}

package network.pyrin.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;

/** Events to JSON and back. Stateless and thread-safe. */
public final class EventJson {
    private static final int NESTING_MAX = 20;
    private static final ObjectMapper MAPPER = makeMapper();

    private EventJson() {}

    /**
     * The mapper all of our messages are written and read with; do not configure it.
     *
     * @return the shared mapper
     */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Writes an event or frame.
     *
     * @param message a record of this package or of {@code stream}
     * @return UTF-8 JSON
     */
    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a message must always have a JSON form", e);
        }
    }

    /**
     * The word that names the kind of an event: its {@code type} in JSON.
     *
     * @param event any event
     * @return for example {@code addressChanged}
     */
    public static String kind(ChainEvent event) {
        return Optional.ofNullable(Kinds.BY_TYPE.get(event.getClass())).orElseThrow();
    }

    /** Made at the first use: a function that only reads events need not pay for it. */
    private static final class Kinds {
        private static final Map<Class<?>, String> BY_TYPE = Stream.of(
                        ChainEvent.class.getAnnotation(JsonSubTypes.class).value())
                .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

        private Kinds() {}
    }

    /**
     * Reads an event.
     *
     * @param json UTF-8
     * @return the event
     * @throws EventFormatException if it is not JSON of a known event
     */
    public static ChainEvent readEvent(byte[] json) throws EventFormatException {
        return read(json, ChainEvent.class);
    }

    /**
     * Reads any of our messages.
     *
     * @param json UTF-8
     * @param type record or sealed interface
     * @param <T> the same
     * @return the message
     * @throws EventFormatException if it is not JSON of that type
     */
    public static <T> T read(byte[] json, Class<T> type) throws EventFormatException {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, type))
                    .orElseThrow(() -> new EventFormatException("null is no message"));
        } catch (JsonProcessingException e) {
            throw new EventFormatException(firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new EventFormatException("not UTF-8 JSON");
        }
    }

    /**
     * {@link #read(byte[], Class)} for text.
     *
     * @param json text
     * @param type record or sealed interface
     * @param <T> the same
     * @return the message
     * @throws EventFormatException if it is not JSON of that type
     */
    public static <T> T read(String json, Class<T> type) throws EventFormatException {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("malformed message");
        // Class names are of no use to a sender.
        return line.contains("network.pyrin") || line.contains("java.") ? "malformed message" : line;
    }

    private static ObjectMapper makeMapper() {
        SimpleModule types = new SimpleModule("chain");
        types.addSerializer(Hash.class, new HashWriter());
        types.addDeserializer(Hash.class, new HashReader());
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(types)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .build());
        return mapper;
    }

    private static final class HashWriter extends JsonSerializer<Hash> {
        @Override
        public void serialize(Hash hash, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeString(hash.toHex());
        }
    }

    private static final class HashReader extends JsonDeserializer<Hash> {
        @Override
        public Hash deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String hex = in.getValueAsString("");
            try {
                return Hash.ofHex(hex);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(hex, Hash.class, "a hash has 64 hex digits");
            }
        }
    }
}

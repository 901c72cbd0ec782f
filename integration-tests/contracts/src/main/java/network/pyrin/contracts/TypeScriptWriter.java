package network.pyrin.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.pyrin.crypto.Hash;
import network.pyrin.events.DecimalString;
import network.pyrin.events.OptionalDecimalString;
import network.pyrin.events.stream.ClientFrame;
import network.pyrin.events.stream.Topic;

/**
 * Turns records, enums and sealed interfaces into TypeScript declarations, following everything they refer to. A nested
 * type is named after its enclosing type and itself ({@code ServerFrameEvent}). Not thread-safe; one use.
 */
final class TypeScriptWriter {
    private final Map<String, String> declarations = new TreeMap<>();

    /**
     * Declares a type and everything it refers to.
     *
     * @param type record, enum or sealed interface
     * @return this
     */
    TypeScriptWriter add(Class<?> type) {
        nameOf(type);
        return this;
    }

    /**
     * The declarations collected so far, sorted by name.
     *
     * @return TypeScript source text without header
     */
    String text() {
        return String.join("\n", declarations.values());
    }

    /**
     * The declarations collected so far.
     *
     * @return name to text
     */
    Map<String, String> declarations() {
        return Collections.unmodifiableMap(declarations);
    }

    private String nameOf(Class<?> type) {
        String name = Optional.<Class<?>>ofNullable(type.getEnclosingClass())
                .map(outer -> outer.getSimpleName() + type.getSimpleName())
                .orElse(type.getSimpleName());
        if (declarations.putIfAbsent(name, "") == null) {
            declarations.put(name, declare(name, type));
        }
        return name;
    }

    private String declare(String name, Class<?> type) {
        if (type.equals(Topic.class)) {
            return "export type " + name + " = " + topics() + ";\n";
        }
        if (type.isEnum()) {
            return "export type " + name + " = " + constants(type) + ";\n";
        }
        if (type.isSealed()) {
            return "export type " + name + " =\n"
                    + Arrays.stream(type.getPermittedSubclasses())
                            .map(case_ -> "  | " + nameOf(case_))
                            .collect(Collectors.joining("\n"))
                    + ";\n";
        }
        if (type.isRecord()) {
            return "export interface " + name + " {\n" + fields(type) + "}\n";
        }
        throw new IllegalArgumentException("no TypeScript form for " + type);
    }

    private static String topics() {
        return Arrays.stream(Topic.Kind.values())
                .map(kind -> kind.keyed() ? "`" + kind.prefix() + ":${string}`" : quoted(kind.prefix()))
                .collect(Collectors.joining(" | "));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> EnumNames.jsonName((Enum<?>) constant))
                .map(TypeScriptWriter::quoted)
                .collect(Collectors.joining(" | "));
    }

    private String fields(Class<?> type) {
        List<String> lines = new ArrayList<>();
        discriminator(type).ifPresent(lines::add);
        for (RecordComponent component : type.getRecordComponents()) {
            boolean omissible = ClientFrame.class.isAssignableFrom(type)
                    && component.getType().equals(Optional.class);
            lines.add("  readonly " + component.getName() + (omissible ? "?: " : ": ") + typeOf(component) + ";");
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Optional<String> discriminator(Class<?> type) {
        return Stream.of(type.getInterfaces())
                .filter(parent -> parent.isAnnotationPresent(JsonSubTypes.class))
                .findFirst()
                .map(parent -> {
                    String property = Objects.requireNonNull(parent.getAnnotation(JsonTypeInfo.class))
                            .property();
                    String value = Arrays.stream(Objects.requireNonNull(parent.getAnnotation(JsonSubTypes.class))
                                    .value())
                            .filter(entry -> entry.value().equals(type))
                            .map(JsonSubTypes.Type::name)
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException(type + " has no name in " + parent));
                    return "  readonly " + property + ": " + quoted(value) + ";";
                });
    }

    private String typeOf(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(DecimalString.class)) {
            return "DecimalString";
        }
        if (component.getAccessor().isAnnotationPresent(OptionalDecimalString.class)) {
            return "DecimalString | null";
        }
        return typeOf(component.getGenericType());
    }

    private String typeOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            String argument = typeOf(generic.getActualTypeArguments()[0]);
            if (generic.getRawType().equals(List.class)) {
                return "readonly " + (argument.contains(" ") ? "(" + argument + ")" : argument) + "[]";
            }
            if (generic.getRawType().equals(Optional.class)) {
                return argument + " | null";
            }
        }
        if (type instanceof Class<?> plain) {
            return plainType(plain);
        }
        throw new IllegalArgumentException("no TypeScript form for " + type);
    }

    private String plainType(Class<?> type) {
        if (type.equals(Hash.class)) {
            return "HashHex";
        }
        if (type.equals(String.class)) {
            return "string";
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return "boolean";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        return type.equals(JsonNode.class) ? "unknown" : nameOf(type);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}

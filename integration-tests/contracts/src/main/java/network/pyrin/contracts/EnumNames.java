package network.pyrin.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** The JSON names of enum constants. */
final class EnumNames {
    private EnumNames() {}

    /**
     * How a constant is written in JSON.
     *
     * @param constant of an enum whose constants carry {@link JsonProperty}
     * @return the annotated name, else the constant's own
     */
    static String jsonName(Enum<?> constant) {
        try {
            return Optional.ofNullable(constant.getDeclaringClass()
                            .getField(constant.name())
                            .getAnnotation(JsonProperty.class))
                    .map(JsonProperty::value)
                    .orElse(constant.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum constant is a public field", e);
        }
    }
}

package network.pyrin.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.pyrin.crypto.Hash;
import network.pyrin.events.DecimalString;
import network.pyrin.events.stream.Topic;

/**
 * Makes one fixed value of every record, the same on each run: what both languages' tests read. Amounts are above 2^53, so
 * that a reader who takes them for numbers is found out. Optional values are present and lists have one element.
 */
final class SampleValues {
    private static final long AMOUNT = 100_000_000_000_000_001L;
    private long counter = 1;

    /**
     * One value per case of a sealed interface.
     *
     * @param type sealed interface over records
     * @return in declaration order
     */
    List<Object> oneOfEach(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses()).map(this::value).toList();
    }

    private Object value(Class<?> type) {
        if (type.equals(Topic.class)) {
            return Topic.parse("blocks");
        }
        if (type.equals(Hash.class)) {
            return new Hash(0, 0, 0, counter++);
        }
        if (type.equals(String.class)) {
            return "text";
        }
        if (type.equals(JsonNode.class)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return value(type.getPermittedSubclasses()[0]);
        }
        return type.isRecord() ? recordOf(type) : scalar(type);
    }

    private Object scalar(Class<?> type) {
        if (type.equals(boolean.class)) {
            return true;
        }
        if (type.equals(double.class)) {
            return 1.5;
        }
        if (type.equals(int.class)) {
            return (int) counter++;
        }
        if (type.equals(long.class) || type.equals(Long.class)) {
            return counter++;
        }
        throw new IllegalArgumentException("no sample for " + type);
    }

    private Object recordOf(Class<?> type) {
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean amount = component.getAccessor().isAnnotationPresent(DecimalString.class);
            arguments.add(amount ? (Object) AMOUNT : generic(component.getGenericType()));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a sample of " + type, e);
        }
    }

    private Object generic(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object element = generic(generic.getActualTypeArguments()[0]);
            return generic.getRawType().equals(List.class) ? List.of(element) : Optional.of(element);
        }
        return value((Class<?>) type);
    }
}

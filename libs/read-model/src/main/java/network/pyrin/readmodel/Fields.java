package network.pyrin.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.pyrin.crypto.Bytes;
import network.pyrin.crypto.Hash;
import org.bson.Document;

/** Reads fields of documents, naming the field when something is not as it should be. */
final class Fields {
    private Fields() {}

    static Object required(Document document, String field) {
        return Optional.ofNullable(document.get(field))
                .orElseThrow(() -> new ReadModelFormatException(
                        "document " + document.get("_id") + " has no field '" + field + "'"));
    }

    static String string(Document document, String field) {
        return as(document, field, String.class);
    }

    static long number(Document document, String field) {
        return as(document, field, Number.class).longValue();
    }

    static int integer(Document document, String field) {
        return Math.toIntExact(number(document, field));
    }

    static double real(Document document, String field) {
        return as(document, field, Number.class).doubleValue();
    }

    static boolean flag(Document document, String field) {
        return as(document, field, Boolean.class);
    }

    static Hash hash(Document document, String field) {
        return hashOf(string(document, field));
    }

    static Bytes bytes(Document document, String field) {
        return Bytes.ofHex(string(document, field));
    }

    static Document part(Document document, String field) {
        return as(document, field, Document.class);
    }

    static Optional<Document> optionalPart(Document document, String field) {
        return Optional.ofNullable(document.get(field)).map(value -> cast(document, field, value, Document.class));
    }

    static Optional<Hash> optionalHash(Document document, String field) {
        return optionalString(document, field).map(Fields::hashOf);
    }

    static Optional<String> optionalString(Document document, String field) {
        return Optional.ofNullable(document.get(field)).map(value -> cast(document, field, value, String.class));
    }

    static Optional<Long> optionalNumber(Document document, String field) {
        return Optional.ofNullable(document.get(field))
                .map(value -> cast(document, field, value, Number.class).longValue());
    }

    static List<Hash> hashes(Document document, String field) {
        return list(document, field, String.class, Fields::hashOf);
    }

    static <S, T> List<T> list(Document document, String field, Class<S> elementType, Function<S, T> read) {
        List<?> elements = as(document, field, List.class);
        List<T> result = new ArrayList<>(elements.size());
        for (Object element : elements) {
            result.add(read.apply(cast(document, field, element, elementType)));
        }
        return List.copyOf(result);
    }

    static List<String> hexes(List<Hash> hashes) {
        return hashes.stream().map(Hash::toHex).toList();
    }

    private static Hash hashOf(String hex) {
        try {
            return Hash.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new ReadModelFormatException("not a hash: " + hex);
        }
    }

    private static <T> T as(Document document, String field, Class<T> type) {
        return cast(document, field, required(document, field), type);
    }

    private static <T> T cast(Document document, String field, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new ReadModelFormatException("field '" + field + "' of document " + document.get("_id") + " is no "
                    + type.getSimpleName() + ": " + value);
        }
        return type.cast(value);
    }
}

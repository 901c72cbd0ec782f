package network.pyrin.functions.walletapi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import network.pyrin.crypto.Bytes;
import network.pyrin.functions.common.ValidationException;
import network.pyrin.functions.common.Violation;

/**
 * One object of a posted body, read field by field. What is wrong is gathered, a harmless value goes on in its place, and
 * {@link #check} throws it all at once.
 */
final class JsonFields {
    private static final int VIOLATIONS_MAX = 20;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})*");
    private static final BigInteger U64_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private final JsonNode node;
    private final List<String> at;
    private final List<Violation> violations;

    private JsonFields(JsonNode node, List<String> at, List<Violation> violations) {
        this.node = node;
        this.at = at;
        this.violations = violations;
    }

    /** The body's own fields. */
    static JsonFields of(JsonNode body) {
        return new JsonFields(body, List.of("body"), new ArrayList<>());
    }

    /**
     * Ends the reading.
     *
     * @throws ValidationException with everything that was wrong
     */
    void check() {
        if (!violations.isEmpty()) {
            throw new ValidationException(violations);
        }
    }

    private List<String> path(String name) {
        List<String> path = new ArrayList<>(at);
        path.add(name);
        return path;
    }

    private void wrong(List<String> where, String message, String type) {
        if (violations.size() < VIOLATIONS_MAX) {
            violations.add(new Violation(where, message, type));
        }
    }

    private void missing(String name) {
        wrong(path(name), "field required", "value_error.missing");
    }

    private void wrongShape(String name, JsonNode given, String message, String type) {
        if (given.isMissingNode()) {
            missing(name);
        } else {
            wrong(path(name), message, type);
        }
    }

    JsonFields object(String name) {
        JsonNode child = node.path(name);
        if (!child.isObject()) {
            wrongShape(name, child, "value is not a valid dict", "type_error.dict");
            // What is missing below is not worth a word of its own.
            return new JsonFields(MissingNode.getInstance(), path(name), new ArrayList<>());
        }
        return new JsonFields(child, path(name), violations);
    }

    List<JsonFields> objects(String name, int max) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            wrongShape(name, list, "value is not a valid list", "type_error.list");
            return List.of();
        }
        if (list.size() > max) {
            wrong(path(name), "at most " + max, "value_error.list.max_items");
            return List.of();
        }
        List<JsonFields> fields = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            List<String> where = path(name);
            where.add(Integer.toString(i));
            fields.add(new JsonFields(list.get(i), where, violations));
        }
        return fields;
    }

    /** Bytes as hex; none if the field is absent and that is allowed. */
    Bytes hex(String name, int bytesMax, boolean optional) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            if (!optional) {
                missing(name);
            }
            return Bytes.EMPTY;
        }
        if (!value.isTextual() || !HEX.matcher(value.textValue()).matches()) {
            wrong(path(name), "hex digits are expected, two for each byte", "value_error.hex");
            return Bytes.EMPTY;
        }
        if (value.textValue().length() > 2 * bytesMax) {
            wrong(path(name), "at most " + bytesMax + " bytes", "value_error.hex.max_length");
            return Bytes.EMPTY;
        }
        return Bytes.ofHex(value.textValue());
    }

    /** Bytes as hex, of exactly this length. */
    Bytes hex(String name, int bytes) {
        Bytes read = hex(name, bytes, false);
        if (read.length() == bytes) {
            return read;
        }
        if (node.path(name).isTextual()) {
            wrong(path(name), "exactly " + bytes + " bytes, " + 2 * bytes + " hex digits", "value_error.hex.length");
        }
        return Bytes.copyOf(new byte[bytes]);
    }

    /** An unsigned 64-bit number, as a number or as decimal text. */
    long u64(String name, boolean optional) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            if (!optional) {
                missing(name);
            }
            return 0;
        }
        if (value.isIntegralNumber()
                || (value.isTextual() && DECIMAL.matcher(value.textValue()).matches())) {
            BigInteger number = value.isTextual() ? new BigInteger(value.textValue()) : value.bigIntegerValue();
            if (number.signum() >= 0 && number.compareTo(U64_MAX) <= 0) {
                return number.longValue();
            }
        }
        wrong(path(name), "a whole number from 0 to 2^64-1 is expected", "type_error.integer");
        return 0;
    }

    /** A small whole number. */
    int integer(String name, long max, boolean optional) {
        long number = u64(name, optional);
        if (Long.compareUnsigned(number, max) > 0) {
            wrong(path(name), "at most " + max, "value_error.number.not_le");
            return 0;
        }
        return (int) number;
    }

    boolean flag(String name, boolean absent) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isBoolean()) {
            wrong(path(name), "value could not be parsed to a boolean", "type_error.bool");
        }
        return value.booleanValue();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }
}

package network.pyrin.functions.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters as existing clients know their refusals: 422 with place, text and type.
 *
 * <p>Parameters reach the resources as text, because what the framework does with text that is not a number (404, no
 * body) helps nobody.
 */
public final class Params {
    private static final Pattern HASH = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern ADDRESS = Pattern.compile("^pyrin(?:test|sim|dev)?:[a-z0-9]{61,63}$");

    private Params() {}

    /**
     * A refusal of one parameter.
     *
     * @param in {@code path}, {@code query} or {@code body}
     * @param name the parameter
     * @param msg what is wrong
     * @param type the same for programs
     * @return the exception to throw
     */
    public static ValidationException invalid(String in, String name, String msg, String type) {
        return new ValidationException(new Violation(List.of(in, name), msg, type));
    }

    /**
     * A hash in the path. As the older server did, only the beginning must match; what follows is cut off.
     *
     * @param name the parameter
     * @param value as given
     * @return 64 lower-case hex digits
     */
    public static String hash(String name, String value) {
        if (value.length() < 64 || !HASH.matcher(value.substring(0, 64)).matches()) {
            throw invalid("path", name, "string does not match regex \"[a-f0-9]{64}\"", "value_error.str.regex");
        }
        return value.substring(0, 64);
    }

    /**
     * An address by its form only; whether its checksum holds is a second question.
     *
     * @param in {@code path} or {@code body}
     * @param name the parameter
     * @param value as given
     * @return the same text
     */
    public static String addressForm(String in, String name, String value) {
        if (!ADDRESS.matcher(value).matches()) {
            throw invalid(in, name, "string does not match regex \"" + ADDRESS + "\"", "value_error.str.regex");
        }
        return value;
    }

    /**
     * An optional whole number with bounds.
     *
     * @param name the query parameter
     * @param value as given, null if absent
     * @param absent the value then
     * @param min least allowed
     * @param max greatest allowed
     * @return a number within the bounds
     */
    public static long integer(String name, @Nullable String value, long absent, long min, long max) {
        return value == null ? absent : bounded(name, number(name, value), min, max);
    }

    /**
     * An optional whole number of 0 or more.
     *
     * @param name the query parameter
     * @param value as given, null if absent
     * @return empty if absent
     */
    public static Optional<Long> optionalInteger(String name, @Nullable String value) {
        return value == null ? Optional.empty() : Optional.of(bounded(name, number(name, value), 0, Long.MAX_VALUE));
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw invalid("query", name, "value is not a valid integer", "type_error.integer");
        }
    }

    private static long bounded(String name, long number, long min, long max) {
        if (number < min) {
            throw invalid(
                    "query", name, "ensure this value is greater than or equal to " + min, "value_error.number.not_ge");
        }
        if (number > max) {
            throw invalid(
                    "query", name, "ensure this value is less than or equal to " + max, "value_error.number.not_le");
        }
        return number;
    }

    /**
     * An optional yes or no, in the spellings that the older server took.
     *
     * @param name the query parameter
     * @param value as given, null if absent
     * @param absent the value then
     * @return yes or no
     */
    public static boolean bool(String name, @Nullable String value, boolean absent) {
        if (value == null) {
            return absent;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on", "t", "y" -> true;
            case "false", "0", "no", "off", "f", "n" -> false;
            default -> throw invalid("query", name, "value could not be parsed to a boolean", "type_error.bool");
        };
    }

    /**
     * An optional choice.
     *
     * @param name the query parameter
     * @param value as given, null if absent
     * @param absent the value then
     * @param allowed the choices
     * @return one of the choices
     */
    public static String choice(String name, @Nullable String value, String absent, List<String> allowed) {
        String chosen = value == null ? absent : value;
        if (!allowed.contains(chosen)) {
            throw invalid(
                    "query",
                    name,
                    "value is not a valid enumeration member; permitted: '" + String.join("', '", allowed) + "'",
                    "type_error.enum");
        }
        return chosen;
    }

    /**
     * A parameter that must be there.
     *
     * @param name the query parameter
     * @param value as given, null if absent
     * @return the text
     */
    public static String required(String name, @Nullable String value) {
        if (value == null) {
            throw invalid("query", name, "field required", "value_error.missing");
        }
        return value;
    }
}

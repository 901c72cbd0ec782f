package network.pyrin.infra.stacks.preset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import network.pyrin.infra.stacks.preset.PresetFile.Entry;
import network.pyrin.infra.stacks.preset.PresetFile.Flag;
import network.pyrin.infra.stacks.preset.PresetFile.Text;
import network.pyrin.infra.stacks.preset.PresetFile.Value;
import network.pyrin.infra.stacks.preset.PresetFile.Whole;

/**
 * Takes typed values out of a {@link PresetFile} and remembers what was asked for, so that at the end a key that nobody asked for is a
 * complaint. Used once, by one thread.
 */
final class PresetReader {
    private final PresetFile file;
    private final Map<String, Map<String, Entry>> left = new LinkedHashMap<>();
    private String section = "";

    PresetReader(PresetFile file) {
        this.file = file;
        file.sections().forEach((name, entries) -> left.put(name, new LinkedHashMap<>(entries)));
    }

    /** Goes on with another section, which must be there. */
    PresetReader in(String name) throws PresetException {
        if (!left.containsKey(name)) {
            throw new PresetException(file.name(), "section [" + name + "] is missing");
        }
        section = name;
        return this;
    }

    String text(String key) throws PresetException {
        Entry entry = take(key);
        if (entry.value() instanceof Text(String text)) {
            return text;
        }
        throw wrongType(key, entry, "text in double quotes");
    }

    /** Text that must match a pattern; {@code shape} says in words what it must look like. */
    String text(String key, String pattern, String shape) throws PresetException {
        int line = lineOf(key);
        String text = text(key);
        if (!text.matches(pattern)) {
            throw complaint(line, key + " must be " + shape + ", not \"" + text + "\"");
        }
        return text;
    }

    long whole(String key, long least, long most) throws PresetException {
        Entry entry = take(key);
        if (!(entry.value() instanceof Whole(long number))) {
            throw wrongType(key, entry, "a whole number");
        }
        if (number < least || number > most) {
            throw complaint(entry.line(), key + " must be from " + least + " to " + most + ", not " + number);
        }
        return number;
    }

    boolean flag(String key) throws PresetException {
        Entry entry = take(key);
        if (entry.value() instanceof Flag(boolean set)) {
            return set;
        }
        throw wrongType(key, entry, "true or false");
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type) throws PresetException {
        int line = lineOf(key);
        String text = text(key);
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        String choices = Arrays.stream(type.getEnumConstants())
                .map(PresetReader::written)
                .collect(Collectors.joining("\", \"", "\"", "\""));
        throw complaint(line, key + " must be one of " + choices + ", not \"" + text + "\"");
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The line of a key in the current section, or of the section itself where the key is missing. */
    int lineOf(String key) {
        Entry entry = file.sections().getOrDefault(section, Map.of()).get(key);
        return entry == null ? file.lineOfSection(section) : entry.line();
    }

    PresetException complaint(int line, String text) {
        return new PresetException(file.name(), line, text);
    }

    /** Complains about the first key or section that nobody asked for. */
    void finish(Map<String, ?> known) throws PresetException {
        for (Map.Entry<String, Map<String, Entry>> each : left.entrySet()) {
            if (!known.containsKey(each.getKey())) {
                throw complaint(
                        file.lineOfSection(each.getKey()), "there is no section [" + each.getKey() + "] in a preset");
            }
            for (Map.Entry<String, Entry> entry : each.getValue().entrySet()) {
                throw complaint(
                        entry.getValue().line(),
                        "there is no key " + entry.getKey() + " in section [" + each.getKey() + "]");
            }
        }
    }

    private Entry take(String key) throws PresetException {
        Entry entry = left.getOrDefault(section, Map.of()).get(key);
        if (entry == null) {
            throw complaint(file.lineOfSection(section), "section [" + section + "] lacks the key " + key);
        }
        left.getOrDefault(section, Map.of()).remove(key);
        return entry;
    }

    private PresetException wrongType(String key, Entry entry, String expected) {
        return complaint(entry.line(), key + " must be " + expected + ", not " + describe(entry.value()));
    }

    private static String describe(Value value) {
        return switch (value) {
            case Text(String text) -> "the text \"" + text + "\"";
            case Whole(long number) -> "the number " + number;
            case Flag(boolean set) -> String.valueOf(set);
        };
    }
}

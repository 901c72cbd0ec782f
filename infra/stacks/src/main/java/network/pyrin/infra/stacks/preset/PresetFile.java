package network.pyrin.infra.stacks.preset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a preset, taken apart: sections of keys, each with its value and line. Immutable. */
final class PresetFile {
    /** Longest file that is read, in characters. */
    static final int CHARACTERS_MAX = 64 * 1024;

    private static final Pattern SECTION = Pattern.compile("\\[([a-z][a-z0-9-]*)]\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z0-9-]*)\\s*=\\s*(.*)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\\\p{Cntrl}]*)\"\\s*(#.*)?");
    private static final Pattern BARE = Pattern.compile("([^\\s#\"]+)\\s*(#.*)?");
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    /** A value as written. */
    sealed interface Value {}

    /** Text in double quotes. */
    record Text(String text) implements Value {}

    /** A whole number. */
    record Whole(long number) implements Value {}

    /** {@code true} or {@code false}. */
    record Flag(boolean set) implements Value {}

    /** A value and the line it stands on, from 1. */
    record Entry(Value value, int line) {}

    private final String name;
    private final Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
    private final Map<String, Integer> sectionLines = new LinkedHashMap<>();

    private PresetFile(String name) {
        this.name = name;
    }

    /**
     * Takes a text apart.
     *
     * @param name file name for complaints
     * @param text the whole file
     * @return its sections
     * @throws PresetException at the first line that is not understood, or a key or section that stands twice
     */
    static PresetFile parse(String name, String text) throws PresetException {
        if (text.length() > CHARACTERS_MAX) {
            throw new PresetException(name, "longer than " + CHARACTERS_MAX + " characters; this is no preset");
        }
        PresetFile file = new PresetFile(name);
        String section = "";
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String trimmed = line.strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#")) {
                continue;
            }
            if (trimmed.startsWith("[")) {
                section = file.openSection(trimmed, number);
            } else {
                file.addEntry(section, trimmed, number);
            }
        }
        return file;
    }

    String name() {
        return name;
    }

    Map<String, Map<String, Entry>> sections() {
        return sections;
    }

    int lineOfSection(String section) {
        return sectionLines.getOrDefault(section, 1);
    }

    private String openSection(String line, int number) throws PresetException {
        Matcher matcher = SECTION.matcher(line);
        if (!matcher.matches()) {
            throw new PresetException(name, number, "a section is written [name], not " + line);
        }
        String section = matcher.group(1);
        if (sections.containsKey(section)) {
            throw new PresetException(
                    name, number, "section [" + section + "] stands twice; first on line " + lineOfSection(section));
        }
        sections.put(section, new LinkedHashMap<>());
        sectionLines.put(section, number);
        return section;
    }

    private void addEntry(String section, String line, int number) throws PresetException {
        Matcher matcher = ENTRY.matcher(line);
        if (!matcher.matches()) {
            throw new PresetException(name, number, "expected key = value, a [section] or a # comment, not " + line);
        }
        if (section.isEmpty()) {
            throw new PresetException(name, number, "key " + matcher.group(1) + " stands before any [section]");
        }
        Entry entry = new Entry(value(matcher.group(1), matcher.group(2), number), number);
        Entry before = sections.getOrDefault(section, Map.of()).get(matcher.group(1));
        if (before != null) {
            throw new PresetException(
                    name, number, "key " + matcher.group(1) + " stands twice; first on line " + before.line());
        }
        sections.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(matcher.group(1), entry);
    }

    private Value value(String key, String written, int number) throws PresetException {
        Matcher text = TEXT.matcher(written);
        if (text.matches()) {
            return new Text(text.group(1));
        }
        Matcher bare = BARE.matcher(written);
        if (bare.matches()) {
            String word = bare.group(1);
            if (word.equals("true") || word.equals("false")) {
                return new Flag(word.equals("true"));
            }
            if (WHOLE.matcher(word).matches()) {
                return new Whole(Long.parseLong(word));
            }
        }
        throw new PresetException(
                name,
                number,
                "the value of " + key + " must be \"text\" in double quotes, a whole number, true or false, not "
                        + written);
    }
}

package network.pyrin.functions.routes;

import java.util.ArrayList;
import java.util.List;

/** Path templates as lists of segments. */
final class Templates {
    private Templates() {}

    /** The segments of {@code /a/{b}}; a trailing slash says nothing. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }

    static boolean matches(List<String> template, List<String> path) {
        for (int i = 0; i < template.size(); i++) {
            if (i >= path.size()) {
                return false;
            }
            String wanted = template.get(i);
            if (isGreedy(wanted)) {
                return true;
            }
            if (!isParameter(wanted) && !wanted.equals(path.get(i))) {
                return false;
            }
        }
        return template.size() == path.size();
    }

    /** Whether one path could match both. */
    static boolean overlap(List<String> one, List<String> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            if (i >= one.size() || i >= other.size()) {
                return false;
            }
            String a = one.get(i);
            String b = other.get(i);
            if (isGreedy(a) || isGreedy(b)) {
                return true;
            }
            if (!isParameter(a) && !isParameter(b) && !a.equals(b)) {
                return false;
            }
        }
        return true;
    }

    /** How literal a template is, for choosing among several that match: literal segments count before parameters. */
    static int weight(List<String> template) {
        int weight = 0;
        for (String segment : template) {
            weight = weight * 3 + (isGreedy(segment) ? 0 : isParameter(segment) ? 1 : 2);
        }
        return weight;
    }
}

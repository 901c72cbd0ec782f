package network.pyrin.infra.stacks.snapshot;

import java.util.ArrayList;
import java.util.List;

/** The differing lines of two texts, with a minus or a plus before each, by the longest common subsequence of lines. */
public final class LineDiff {
    /** Most lines shown; what is more is counted. */
    static final int LINES_MAX = 60;

    private LineDiff() {}

    /**
     * Compares.
     *
     * @param before the one text
     * @param now the other
     * @return lines that are only in one of them, in order; at most {@value #LINES_MAX}, then how many more there are. Cost: the product
     *     of the numbers of lines between the common head and the common tail
     */
    public static String of(String before, String now) {
        List<String> old = before.lines().toList();
        List<String> fresh = now.lines().toList();
        int head = 0;
        while (head < Math.min(old.size(), fresh.size()) && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), fresh.size()) - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        List<String> lines = middle(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail));
        String shown = String.join("\n", lines.subList(0, Math.min(LINES_MAX, lines.size())));
        return lines.size() <= LINES_MAX ? shown : shown + "\n  … and " + (lines.size() - LINES_MAX) + " more lines";
    }

    private static List<String> middle(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                i++;
                j++;
            } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("  - " + old.get(i++).strip());
            } else {
                lines.add("  + " + fresh.get(j++).strip());
            }
        }
        return lines;
    }
}

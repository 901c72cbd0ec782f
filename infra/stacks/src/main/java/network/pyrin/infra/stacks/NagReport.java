package network.pyrin.infra.stacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the checks of good practice found in one assembly, from the tables that they leave in it.
 *
 * @param checked how often some rule was applied to some resource
 * @param findings rule and resource of each breach that nobody excused
 * @param excused by rule and reason, how many resources
 */
public record NagReport(int checked, List<String> findings, Map<String, Integer> excused) {
    /** Copies. */
    public NagReport {
        findings = List.copyOf(findings);
        excused = new TreeMap<>(excused);
    }

    /**
     * Reads the tables.
     *
     * @param assembly folder that a synthesis wrote
     * @return all of them together
     */
    public static NagReport read(Path assembly) {
        int checked = 0;
        List<String> findings = new ArrayList<>();
        Map<String, Integer> excused = new TreeMap<>();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(each -> each.toString().endsWith("-NagReport.csv"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    List<String> cells = cells(line);
                    if (cells.size() < 4 || cells.getFirst().equals("Rule ID")) {
                        continue;
                    }
                    checked++;
                    switch (cells.get(2)) {
                        case "Compliant" -> {}
                        case "Suppressed" -> excused.merge(cells.get(0) + ": " + cells.get(3), 1, Integer::sum);
                        default -> findings.add(cells.get(0) + " " + cells.get(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NagReport(checked, findings, excused);
    }

    /** Cells in double quotes, with commas between. */
    private static List<String> cells(String line) {
        return line.length() < 2
                ? List.of()
                : List.of(line.substring(1, line.length() - 1).split("\",\"", -1));
    }
}
